import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { openBrowser, type Browser } from "../buyers/browser.ts";
import { filled, formsOf, valueOf, type Form } from "../buyers/html.ts";
import type { OutsideWorld } from "../world/outside.ts";

/** A member of staff who is signed in. */
export interface Clerk {
  readonly email: string;
  readonly browser: Browser;
}

const mailbox = z.object({ messages: z.array(z.object({ text: z.string() })) });
const SIGN_IN = "/en/sign-in";
const MOST_LOOKS = 60;

function formWith(html: string, ...names: readonly string[]): Form {
  const found = formsOf(html).find((form) => names.every((name) => form.html.includes(`name="${name}"`)));
  if (!found) throw new Error(`there is no form with ${names.join(" and ")}`);
  return found;
}

async function codeFor(email: string, outside: OutsideWorld): Promise<string> {
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    const query = new URLSearchParams({ to: email, limit: "1" }).toString();
    const { messages } = await outside.read(`/mailbox/api/messages?${query}`, mailbox);
    const code = /\b\d{6}\b/.exec(messages[0]?.text ?? "")?.[0];
    if (code !== undefined) return code;
    await pause(500);
  }
  throw new Error("no code to sign in with came");
}

/** Signs in as people do: by the code that is mailed. */
export async function signIn(shop: string, email: string, outside: OutsideWorld): Promise<Clerk> {
  const browser = openBrowser(shop, "10.0.0.1");
  const first = await browser.get(SIGN_IN);
  const asked = await browser.send(SIGN_IN, filled(formWith(first.html, "email"), { email }));
  const code = await codeFor(email, outside);
  const entered = await browser.send(SIGN_IN, filled(formWith(asked.html, "email", "code"), { code }));
  if (entered.location === null) throw new Error(`${email} could not sign in`);
  return { email, browser };
}

/** A line whose money the page of an order lets staff send back. */
export interface Offer {
  readonly address: string;
  readonly line: string;
  readonly form: Form;
}

/** What the page of an order offers to be sent back. */
export async function offersOn({ browser }: Clerk, orderId: string): Promise<readonly Offer[]> {
  const address = `/en/admin/orders/${orderId}`;
  const page = await browser.get(address);
  return formsOf(page.html).flatMap((form) => {
    const line = valueOf(form, "line");
    const isRefund = line !== undefined && valueOf(form, "seen") !== undefined;
    return isRefund ? [{ address, line, form }] : [];
  });
}

/** Says of a refund that failed that the money went to the buyer in another way. */
export async function payByHand(
  { browser }: Clerk,
  failed: { order: string; refund: string },
): Promise<void> {
  const address = `/en/admin/orders/${failed.order}`;
  const page = await browser.get(address);
  const form = formsOf(page.html).find(
    (one) => valueOf(one, "refund") === failed.refund && one.html.includes('name="note"'),
  );
  if (form) await browser.send(address, filled(form, { note: "sent by bank transfer" }));
}

/** Sends the money of a line back, or a part of it. */
export async function giveBack({ browser }: Clerk, { address, form }: Offer, share: number): Promise<void> {
  const amount = valueOf(form, "amount");
  const [, whole = "0", , digits = ""] = /^(\d+)(\.(\d+))?$/.exec(amount ?? "0") ?? [];
  // Half of it without its last digits: a sum that can be charged in any currency.
  const part = String(Math.max(1, Math.floor(Number(whole) * share)));
  await browser.send(
    address,
    filled(form, {
      reason: "goodwill",
      note: "the campaign asked for it",
      ...(form.html.includes('name="exception"') && { exception: "on" }),
      ...(amount !== undefined &&
        share < 1 && { amount: digits === "" ? part : `${part}.${"0".repeat(digits.length)}` }),
    }),
  );
}
