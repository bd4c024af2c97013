// How the doctor's tests ask: one group of checks, with an environment of its own, over real HTTP.
import { vi } from "vitest";
import { settingsFrom, type Environment } from "../world/settings.ts";
import type { Finding, Findings } from "./finding.ts";
import type { Options } from "./options.ts";
import type { Scene } from "./scene.ts";

interface Case {
  /** What differs from the test world's own environment. */
  readonly env?: Environment;
  readonly options?: Partial<Options>;
  readonly played?: readonly string[];
  /** What the operator gave himself. */
  readonly given?: readonly string[];
  readonly tablesMissing?: string;
}

const OPTIONS: Options = { json: false, mail: undefined, order: undefined, yes: false, help: false };

/** A scene as the doctor makes it, in which the shop's own clients see the case's environment. */
export async function sceneOf({
  env = {},
  options,
  played = [],
  given = [],
  tablesMissing,
}: Case): Promise<Scene> {
  vi.resetModules();
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const environment = { ...process.env };
  const { openMask } = await import("./mask.ts");
  return {
    ground: {
      settings: settingsFrom(environment),
      environment,
      given: new Set(given),
      played,
      running: false,
      trouble: new Map(),
      migrated: [],
      isStopping: () => false,
    },
    options: { ...OPTIONS, ...options },
    mask: openMask(environment),
    clocks: new Map(),
    tablesMissing,
  };
}

export async function allOf(findings: Findings): Promise<Finding[]> {
  const all: Finding[] = [];
  for await (const finding of findings) all.push(finding);
  return all;
}

/** "status text" of one line, or nothing where it is not there. */
export function said(findings: readonly Finding[], id: string): string | undefined {
  const found = findings.find((one) => one.id === id);
  return found && `${found.status} ${found.text}`;
}
