import { z } from "zod";
import type { OutsideWorld } from "../world/outside.ts";
import type { Story } from "./stories.ts";
import type { Sale, Testimony } from "./testimony.ts";

const DECLINED = "4000000000000002";

const outcome = z.object({
  result: z.string(),
  payment_status: z.string(),
  success_url: z.string().nullable(),
});

/** Where the pay page leads back to; null where nothing was paid. */
export type Return = string | null;

/** Does on the pay page what the story says. */
export async function pay(
  outside: OutsideWorld,
  sale: Sale,
  by: { story: Story; testimony: Testimony },
): Promise<Return> {
  const { story, testimony } = by;
  const { session } = sale;
  const submit = (more: object) =>
    outside.tell("stripe/pay", { session, email: story.email, card: story.card, ...more }, outcome);

  async function paidBy(more: object = {}): Promise<Return> {
    const { result, success_url: back } = await submit(more);
    if (result !== "paid" && result !== "processing") return null;
    testimony.paid.push(session);
    return back;
  }

  switch (story.pays) {
    case "never":
      return null;
    case "after-decline":
      await submit({ card: DECLINED });
      return paidBy();
    case "at-the-edge": {
      const [back] = await Promise.all([
        paidBy(),
        outside.change("stripe/expire", { session }).catch(() => undefined),
      ]);
      return back;
    }
    case "transfer":
    case "failing-transfer":
      return paidBy({ method: "transfer" });
    case "card":
    case "challenge":
      return paidBy();
  }
}

/** The bank of a buyer whose transfer fails says so some time later. */
export async function failTransfer(outside: OutsideWorld, { session }: Sale): Promise<void> {
  await outside.change("stripe/transfers", { session, arrived: false }).catch(() => undefined);
}
