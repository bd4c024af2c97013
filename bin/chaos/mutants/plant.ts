import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure } from "../../world/fail.ts";
import { AWAKE, VARIABLE, type Edit, type Mutant } from "./model.ts";

const awake = (name: string): string => `(process.env.${VARIABLE} === "${name}")`;

/** A source with one more defect in it, asleep; throws where the place of the defect is not there, or not the only one. */
export function planted(text: string, { find, replace, file }: Edit, name: string): string {
  const places = text.split(find).length - 1;
  if (places !== 1) throw new Failure(`${name}: its place in ${file} is there ${places} times.`);
  return text.replace(find, () => replace.replaceAll(AWAKE, awake(name)));
}

/** Puts all of them to sleep in the sources below `top`. */
export function plant(top: string, mutants: readonly Mutant[]): void {
  for (const { name, edits = [] } of mutants) {
    for (const edit of edits) {
      const path = join(top, edit.file);
      writeFileSync(path, planted(readFileSync(path, "utf8"), edit, name));
    }
  }
}

/** Whether a defect sleeps in the sources below `top`; one of the database needs no place there. */
export function isPlanted(top: string, { name, edits = [] }: Mutant): boolean {
  return edits.every(({ file }) => readFileSync(join(top, file), "utf8").includes(awake(name)));
}

function run(command: string, ...args: string[]): string | undefined {
  const done = spawnSync(command, args, { encoding: "utf8", maxBuffer: 100_000_000 });
  return done.status === 0 ? done.stdout : undefined;
}

/** The packages by hard links where both folders are on one disk: copying them takes a minute and a gigabyte. */
function copyPackages(from: string, to: string): void {
  if (run("cp", "-al", from, to) === undefined) {
    rmSync(to, { recursive: true, force: true });
    cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  }
  rmSync(join(to, ".cache"), { recursive: true, force: true });
}

/** A project of its own beside ours, with the same sources as they are this moment. */
export function copyProject(top: string): string {
  const listed = run("git", "-C", top, "ls-files", "-z", "--cached", "--others", "--exclude-standard");
  if (listed === undefined)
    throw new Failure("Mutants are planted in a copy of what git tracks: git says no.");
  const copy = mkdtempSync(join(tmpdir(), "landfall-mutants-"));
  // The database runs as somebody else where we are root, from this very folder.
  chmodSync(copy, 0o755);
  for (const file of listed.split("\0").filter((name) => name !== "")) {
    if (existsSync(join(top, file))) cpSync(join(top, file), join(copy, file));
  }
  cpSync(join(top, "generated"), join(copy, "generated"), { recursive: true });
  copyPackages(join(top, "node_modules"), join(copy, "node_modules"));
  return copy;
}
