// What the bootstrap tells people, apart from what it does, so that it can be tested.

const LOWEST = [22, 18];

function recentEnough(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > LOWEST[0] || (major === LOWEST[0] && minor >= LOWEST[1]);
}

/**
 * One line saying what is missing on this machine, or undefined when all is well.
 * Linux with glibc on x64 and arm64 gets Node 24 from npm, so any Node that runs npm will do there.
 */
export function missingRuntime({ platform, arch, glibc, node }) {
  const carried = platform === "linux" && glibc && (arch === "x64" || arch === "arm64");
  if (carried || recentEnough(node)) return undefined;
  return `Node ${node} is too old for this machine; install Node 22.18 or newer (https://nodejs.org) and try again.`;
}

/** npm's wall of text in one line that says what to do. */
export function explainNpmFailure(stderr) {
  const text = stderr ?? "";
  if (/ENOSPC|no space left/i.test(text)) {
    return "npm ci failed: the disk is full; free some space and try again.";
  }
  if (/EACCES|EPERM|EROFS/.test(text)) {
    return "npm ci failed: no permission to write node_modules; run from a folder you own.";
  }
  if (/ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|network/i.test(text)) {
    return "npm ci failed: the npm registry cannot be reached; check the network or proxy and try again.";
  }
  if (/EUSAGE|in sync/.test(text)) {
    return "npm ci failed: package.json and package-lock.json disagree; run `npm install` and commit the lock file.";
  }
  const first = text.split("\n").find((line) => line.trim() !== "") ?? "no message";
  return `npm ci failed (${first.replace(/^npm (error|ERR!) */, "").trim()}); run \`npm ci\` to see all of it.`;
}
