import { spawnSync } from "node:child_process";
import { chmodSync, chownSync } from "node:fs";
import { Failure } from "./fail.ts";

/** How to run a PostgreSQL program: as ourselves, or, where we are root, as somebody PostgreSQL accepts. */
export interface PostgresUser {
  readonly wrap: (command: string, args: readonly string[]) => { command: string; args: readonly string[] };
  readonly own: (path: string) => void;
  readonly ids: { readonly uid: number; readonly gid: number } | undefined;
}

interface Ids {
  readonly uid: number;
  readonly gid: number;
}

function idsOf(name: string): Ids | undefined {
  const [user, group] = ["-u", "-g"].map((flag) => spawnSync("id", [flag, name], { encoding: "utf8" }));
  if (user?.status !== 0 || group?.status !== 0) return undefined;
  return { uid: Number(user.stdout), gid: Number(group.stdout) };
}

function mayRun(ids: Ids, program: string, folder: string): boolean {
  const runs = (command: string, args: string[]): boolean =>
    spawnSync(command, args, { ...ids, cwd: "/" }).status === 0;
  return runs(program, ["--version"]) && runs("test", ["-x", folder]);
}

/** Keeps one right of root, to pass through folders closed to others (a clone under /root is closed). */
function withPassage(ids: Ids, command: string, args: readonly string[]): readonly string[] {
  const rights = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"];
  return [
    `--reuid=${String(ids.uid)}`,
    `--regid=${String(ids.gid)}`,
    "--clear-groups",
    ...rights,
    command,
    ...args,
  ];
}

export function postgresUser(program: string, folder: string): PostgresUser {
  if (process.getuid?.() !== 0) {
    return { wrap: (command, args) => ({ command, args }), own: () => undefined, ids: undefined };
  }
  const ids = idsOf("postgres") ?? idsOf("nobody");
  if (ids === undefined) {
    throw new Failure(
      "PostgreSQL refuses to run as root: start Landfall as another user, or set DATABASE_URL.",
    );
  }
  const own = (path: string): void => {
    chownSync(path, ids.uid, ids.gid);
    chmodSync(path, 0o700);
  };
  if (mayRun(ids, program, folder)) return { wrap: (command, args) => ({ command, args }), own, ids };

  const passes = spawnSync("setpriv", withPassage(ids, program, ["--version"])).status === 0;
  if (!passes) {
    const advice = "move the clone out of root's home, start as another user, or set DATABASE_URL.";
    throw new Failure(`PostgreSQL cannot run as root, and other users may not read this folder: ${advice}`);
  }
  return {
    wrap: (command, args) => ({ command: "setpriv", args: withPassage(ids, command, args) }),
    own,
    ids: undefined,
  };
}
