import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Crew } from "./crew.ts";
import { shown } from "./data-dir.ts";
import { Failure } from "./fail.ts";
import { takeLockFile } from "./lock-file.ts";
import { builtIn, root, type Environment } from "./settings.ts";
import { until } from "./wait.ts";

const FOLDERS = ["app", "components", "lib", "messages", "prisma/schema", "public"];
/** Whole names: the type checker keeps its notes in tsconfig.tsbuildinfo, beside the sources. */
const ROOT_FILES =
  /^((next|postcss|tailwind)\.config\.(mjs|ts)|(tsconfig|package-lock)\.json|(instrumentation(-\w+)?|proxy)\.ts)$/;
const NOT_BUILT = /\.(test|spec)\.tsx?$/;

function* filesUnder(path: string): Generator<string> {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) {
    if (!NOT_BUILT.test(path)) yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) yield* filesUnder(join(path, name));
}

/** A fingerprint of everything that a build is made of: the sources, and the variables that go into it. */
export function sourceHash(top = root, variables: Environment = {}): string {
  const tops = readdirSync(top).filter((name) => ROOT_FILES.test(name));
  const hash = createHash("sha256");
  for (const [name, value = ""] of Object.entries(variables)) hash.update(`${name}=${value}\n`);
  for (const start of [...tops.sort(), ...FOLDERS]) {
    for (const file of filesUnder(join(top, start)))
      hash.update(file.slice(top.length)).update(readFileSync(file));
  }
  return hash.digest("hex");
}

const stamp = join(root, ".next", "landfall-build");

function isCurrent(hash: string): boolean {
  return (
    existsSync(stamp) && readFileSync(stamp, "utf8") === hash && existsSync(join(root, ".next", "BUILD_ID"))
  );
}

/** One build at a time in this clone, whoever asks; a builder that was killed does not bar the others. */
async function withBuildLock(crew: Crew, work: () => Promise<void>): Promise<void> {
  const folder = join(root, "node_modules", ".cache");
  const path = join(folder, "landfall-build.lock");
  mkdirSync(folder, { recursive: true });
  const take = async (): Promise<boolean> => (await takeLockFile(path)).holder === undefined;
  if (!(await until(take, 600_000, crew.isStopping))) {
    if (crew.isStopping()) throw new Failure("stopped");
    throw new Failure("Another build has not finished in ten minutes: try again.");
  }
  try {
    await work();
  } finally {
    rmSync(path, { force: true });
  }
}

async function build(dataDir: string, crew: Crew): Promise<void> {
  const child = await crew.start({
    name: "build",
    command: process.execPath,
    args: [join(root, "node_modules", "next", "dist", "bin", "next"), "build"],
    env: { ...process.env, ...builtIn(), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    dataDir,
    cwd: root,
    notable: () => undefined,
  });
  const how = await child.ended;
  if (how === "exit code 0") return;
  const lines = child.lastLines().filter((line) => line.trim() !== "");
  if (lines.some((line) => line.includes("ENOSPC")))
    throw new Failure("The disk is full: free some space and try again.");
  throw new Failure(
    `The build failed (${how}); all of it is in ${shown(child.log)}.\n  ${lines.join("\n  ")}`,
  );
}

/** Makes sure that the production build fits the sources; true when it had to be made. */
export async function buildIfNeeded(dataDir: string, crew: Crew): Promise<boolean> {
  const hash = sourceHash(root, builtIn());
  if (isCurrent(hash)) return false;
  let made = false;
  await withBuildLock(crew, async () => {
    if (isCurrent(hash)) return;
    rmSync(stamp, { force: true });
    await build(dataDir, crew);
    // Sources that changed while it was built do not match: the next start builds again.
    writeFileSync(stamp, hash);
    made = true;
  });
  return made;
}
