import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Browser } from "./browser.ts";
import type { Testimony } from "./testimony.ts";

const UNPAID = ["awaiting_payment", "cancelled"];
const status = z.object({
  phase: z.string(),
  lines: z.array(z.object({ id: z.string(), status: z.string(), esimIds: z.array(z.string()) })),
});
export type OrderStatus = z.infer<typeof status>;

/** The order of the page that a browser landed on. */
export function orderOn(url: string): string | undefined {
  return /\/orders\/([0-9a-f-]{36})/.exec(url)?.[1];
}

async function look(browser: Browser, orderId: string): Promise<OrderStatus | undefined> {
  try {
    const { status: code, html } = await browser.get(`/api/orders/${orderId}/status`);
    return code === 200 ? status.parse(JSON.parse(html)) : undefined;
  } catch {
    // The shop did not answer: one looks again later.
    return undefined;
  }
}

/** Watches an order for a while, as its page does; returns how it stood at last. */
export async function watchOrder(
  browser: Browser,
  orderId: string,
  on: {
    testimony: Testimony;
    looks: number;
    enough: (seen: OrderStatus) => boolean;
    timesPutBack: () => number;
  },
): Promise<OrderStatus | undefined> {
  let last: OrderStatus | undefined;
  const before = on.timesPutBack();
  for (let count = 0; count < on.looks; count += 1) {
    const seen = await look(browser, orderId);
    // A shop that was set back to before the payment cannot know of it at once.
    const isSame = before === on.timesPutBack();
    if (isSame && seen && last && UNPAID.includes(seen.phase) && !UNPAID.includes(last.phase))
      on.testimony.complaints.push(`order ${orderId} was shown as ${last.phase}, then as ${seen.phase}`);
    last = seen ?? last;
    if (last && on.enough(last)) return last;
    await pause(1_500);
  }
  return last;
}

/** Whether a page that belongs to somebody else stays shut. */
export async function pry(browser: Browser, address: string, testimony: Testimony): Promise<void> {
  try {
    const page = await browser.get(address);
    if (page.status === 200) testimony.complaints.push(`${address} was shown to a stranger`);
  } catch {
    // No answer shows nothing.
  }
}
