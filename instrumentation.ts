/** Called by the framework once per process and runtime; only Node's has a database and jobs. */
export async function register(): Promise<void> {
  // Written out, since the framework replaces it while building and then drops the import for its other runtime.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { boot } = await import("./instrumentation-node");
    boot();
  }
}
