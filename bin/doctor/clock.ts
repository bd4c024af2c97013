import { line, type Findings } from "./finding.ts";
import type { Scene } from "./scene.ts";

const NOTABLE_MS = 5_000;
const HARMFUL_MS = 60_000;

/** Our clock against everybody's that was heard on the way: signatures, tokens and expiry live by it. */
export async function* checkClock({ clocks }: Scene): Findings {
  for (const [name, { aheadMs, exactMs }] of clocks) {
    const at = line(`clock.${name.toLowerCase()}`, name);
    const seconds = (Math.abs(aheadMs) / 1_000).toFixed(1);
    const exactness = `±${(exactMs / 1_000).toFixed(1)} s`;
    // What the reading cannot tell apart is not held against anybody.
    const surely = Math.max(0, Math.abs(aheadMs) - exactMs);
    if (surely <= NOTABLE_MS) {
      yield at.ok(`within ${seconds} s of this machine's (${exactness})`);
      continue;
    }
    const said = `${seconds} s ${aheadMs > 0 ? "ahead of" : "behind"} our clock (${exactness})`;
    const mend = "switch on NTP on this machine: timedatectl set-ntp true";
    yield surely > HARMFUL_MS ? at.fail(said, mend) : at.warn(said, mend);
  }
  if (clocks.size === 0)
    yield line("clock.nobody", "clock").skip("nobody answered whose clock could be read");
  await Promise.resolve();
}
