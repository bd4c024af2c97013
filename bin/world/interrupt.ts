const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
/** One Ctrl-C arrives twice: from the terminal and handed on by npm. */
const SAME_KEYSTROKE_MS = 1_500;
const PARENT_CHECK_MS = 500;

export interface Interrupt {
  /** Resolves at the first signal. */
  readonly happened: Promise<void>;
  readonly ignore: () => void;
}

/**
 * npm starts us through a shell, and a signal sent to npm ends that shell and never reaches us: so its end counts as
 * one. Only under npm, since whoever starts us by hand may well leave us running in the background.
 */
function watchShell(gone: () => void): NodeJS.Timeout | undefined {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const shell = process.ppid;
  const check = (): void => {
    if (process.ppid !== shell) gone();
  };
  return setInterval(check, PARENT_CHECK_MS).unref();
}

/** Listens for a request to stop; asked again while stopping, it calls `insist`. */
export function onInterrupt(insist: () => void): Interrupt {
  let first = 0;
  let hear: () => void = () => undefined;
  const happened = new Promise<void>((resolve) => (hear = resolve));
  const listener = (): void => {
    if (first === 0) first = Date.now();
    else if (Date.now() - first > SAME_KEYSTROKE_MS) insist();
    hear();
  };
  for (const signal of SIGNALS) process.on(signal, listener);
  const watch = watchShell(hear);
  // A closed terminal or pipe must not stop us halfway through stopping.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  return {
    happened,
    ignore: () => {
      clearInterval(watch);
      for (const signal of SIGNALS) process.off(signal, listener);
    },
  };
}
