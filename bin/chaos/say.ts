const began = performance.now();

/** A line for whoever watches, with the seconds since the start. */
export function say(line: string): void {
  const seconds = Math.round((performance.now() - began) / 1_000);
  process.stdout.write(`chaos ${String(seconds).padStart(4)} s  ${line}\n`);
}
