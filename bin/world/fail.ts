/** A failure whose message is one line for the person at the keyboard: printed bare, never with a stack. */
export class Failure extends Error {}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

export function hasCode(error: unknown, ...codes: string[]): boolean {
  const code = codeOf(error);
  return code !== undefined && codes.includes(code);
}

export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === "") return error.errors.map(messageOf).join("; ");
  return error instanceof Error ? error.message : String(error);
}

/** What to print for anything that was thrown. */
export function explain(error: unknown): string {
  if (error instanceof Failure) return error.message;
  if (hasCode(error, "ENOSPC")) return "The disk is full: free some space and try again.";
  if (hasCode(error, "EACCES", "EROFS", "EPERM")) {
    return `No permission (${messageOf(error)}): choose a folder you may write with DATA_DIR.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Runs a command's main function; any failure is explained and becomes exit code 1. */
export async function command(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  }
}
