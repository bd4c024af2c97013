import { createHash } from "node:crypto";
import type { ShopBook } from "./books/shop.ts";

export const AT = new Date("2026-11-28T10:00:00.000Z");
export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Ids carry the time at which they were made, like the shop's own. */
function eventId(second: number): string {
  const time = (AT.getTime() + second * 1_000).toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${String(second).padStart(12, "0")}`;
}

interface Step {
  readonly type: string;
  readonly line?: string;
  readonly data?: Record<string, unknown>;
}

/** A ledger in which every entry is bound to the one before it. */
export function ledgerOf(steps: readonly Step[]): ShopBook["events"][number][] {
  let before = "";
  return steps.map(({ type, line, data = {} }, place) => {
    const id = eventId(place);
    const text = JSON.stringify(data);
    const written = [before, place + 1, id, "o1", line ?? "-", type, "system", AT.getTime(), text];
    before = sha256(written.join("|"));
    return {
      id,
      order_id: "o1",
      line_id: line ?? null,
      seq: place + 1,
      hash: before,
      actor: "system",
      type,
      at: AT,
      data,
      data_text: text,
    };
  });
}
