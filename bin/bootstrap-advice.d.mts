interface Machine {
  readonly platform: string;
  readonly arch: string;
  readonly glibc: boolean;
  readonly node: string;
}

export function missingRuntime(machine: Machine): string | undefined;
export function explainNpmFailure(stderr: string | undefined): string;
