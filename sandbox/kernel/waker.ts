export type Waker = {
  /** Called after anything that may be due now or sooner than before. */
  wake(): void;
  /** Listeners run once the change is committed. */
  onWake(listener: () => void): void;
};

export function openWaker(): Waker {
  const listeners: (() => void)[] = [];
  let waking = false;
  return {
    wake() {
      if (waking) return;
      waking = true;
      setImmediate(() => {
        waking = false;
        for (const listener of listeners) listener();
      });
    },
    onWake: (listener) => void listeners.push(listener),
  };
}
