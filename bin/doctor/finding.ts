/** `skipped` is for what could not be looked at, or does not apply; it never means that something is well. */
export type Status = "ok" | "warning" | "failed" | "skipped";

/** What one look found: seen with own eyes, and, where something is wrong, how to mend it. */
export interface Finding {
  readonly id: string;
  readonly status: Status;
  readonly name: string;
  readonly text: string;
  readonly mend?: string;
}

export type Findings = AsyncGenerator<Finding, void>;

/** One line of the report, before it is known how it ends. */
export interface Line {
  readonly ok: (text: string) => Finding;
  readonly skip: (text: string) => Finding;
  readonly warn: (text: string, mend: string) => Finding;
  readonly fail: (text: string, mend: string) => Finding;
}

export function line(id: string, name: string): Line {
  return {
    ok: (text) => ({ id, status: "ok", name, text }),
    skip: (text) => ({ id, status: "skipped", name, text }),
    warn: (text, mend) => ({ id, status: "warning", name, text, mend }),
    fail: (text, mend) => ({ id, status: "failed", name, text, mend }),
  };
}
