import { z } from "zod";

/** A line of an order as a mail names it. */
const mailLine = z.object({ title: z.string(), details: z.string(), price: z.string() });

/** Every mail the shop sends with what it has to say. Texts come from the message catalogue at sending time. */
export const mailSchema = z.discriminatedUnion("template", [
  z.object({ template: z.literal("signInCode"), code: z.string(), link: z.string(), minutes: z.int() }),
  z.object({
    template: z.literal("orderPaid"),
    number: z.string(),
    total: z.string(),
    link: z.string(),
    lines: z.array(mailLine),
  }),
  z.object({
    template: z.literal("orderDelivered"),
    number: z.string(),
    link: z.string(),
    lines: z.array(mailLine),
  }),
  z.object({
    template: z.literal("topupDelivered"),
    number: z.string(),
    link: z.string(),
    lines: z.array(mailLine),
  }),
  z.object({
    template: z.literal("orderRefunded"),
    number: z.string(),
    amount: z.string(),
    link: z.string(),
    lines: z.array(mailLine),
  }),
]);
export type MailContent = z.infer<typeof mailSchema>;
