// Run after `npm install` has changed package-lock.json: `node bin/complete-lock.mjs`.
// A registry that does not serve every platform's binaries makes npm leave those out of the lock file, and `npm ci` then
// refuses it everywhere. This adds an entry for each optional platform package that a locked package names exactly.
import { readFileSync, writeFileSync } from "node:fs";

const FILE = "package-lock.json";
const SYSTEMS = [
  "darwin",
  "win32",
  "freebsd",
  "android",
  "openharmony",
  "sunos",
  "aix",
  "netbsd",
  "openbsd",
  "linux",
];
const CPUS = ["x64", "arm64", "ia32", "arm", "ppc64", "s390x", "riscv64", "loong64", "wasm32"];

const lock = JSON.parse(readFileSync(FILE, "utf8"));
const packages = lock.packages;

/** True if `name`, required from the package at `path`, is in the lock file: there, or in a folder above. */
function isLocked(path, name) {
  for (let at = path; ; at = at.slice(0, at.lastIndexOf("node_modules/")).replace(/\/$/, "")) {
    if (packages[`${at === "" ? "" : `${at}/`}node_modules/${name}`]) return true;
    if (!at.includes("node_modules/")) return false;
  }
}

function platformEntry(name, version, dev) {
  const words = name.split(/[-/@_.]/);
  const cpu = CPUS.find((known) => words.includes(known));
  const os = SYSTEMS.find((known) => words.includes(known));
  const libc = words.includes("musl")
    ? "musl"
    : words.includes("gnu") && os === "linux"
      ? "glibc"
      : undefined;
  return {
    version,
    ...(cpu && { cpu: [cpu] }),
    ...(dev && { dev: true }),
    ...(libc && { libc: [libc] }),
    optional: true,
    ...(os && { os: [os] }),
  };
}

let added = 0;
for (const [path, entry] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (!/^\d+\.\d+\.\d+/.test(version) || isLocked(path, name)) continue;
    packages[`node_modules/${name}`] = platformEntry(name, version, entry.dev);
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${String(added)} platform packages added to ${FILE}\n`);
