import { z } from "zod";

/**
 * `FAILED` is tried again; `REFUSED` is what the mail server does not take for good, as for an address that is none.
 * `UNWANTED` was not sent since its reader had switched the topic off; `HELD` waits until the address is taken again.
 */
export const MAIL_STATUSES = ["QUEUED", "SENT", "FAILED", "REFUSED", "UNWANTED", "HELD"] as const;
export type MailStatus = (typeof MAIL_STATUSES)[number];

const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 3_600_000;

/** When a mail that did not go out is tried again after so many tries: doubling from half a minute to an hour. */
export function nextTry(attempts: number, now: Date): Date {
  return new Date(now.getTime() + Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS));
}

/** Which mails are due. One that is planned later than any pause was planned before the clock was set back. */
export function dueMails(at: Date) {
  return {
    status: { in: ["QUEUED" as const, "FAILED" as const] },
    OR: [{ nextAt: { lte: at } }, { nextAt: { gt: new Date(at.getTime() + LONGEST_PAUSE_MS) } }],
  };
}

/** A line of an order as a mail names it. */
const mailLine = z.object({ title: z.string(), details: z.string(), price: z.string() });

/** Why money goes back, as far as its receiver is told in other words. */
export const REFUND_WORDS = ["not_delivered", "paid_twice", "decided"] as const;
export type RefundWord = (typeof REFUND_WORDS)[number];

/** Why automatic top-ups stopped, as far as their owner is told in a mail of its own. */
export const STOP_WORDS = [
  "money_used",
  "price_changed",
  "package_gone",
  "card_declined",
  "card_needs_buyer",
  "card_gone",
  "recycled",
  "not_possible",
  "not_yours",
  "disputed",
  "shop_paused",
  "unavailable",
  "not_told",
  "not_delivered",
] as const;

/** What starts the days of an eSIM, as far as a mail words it. */
const STARTS = ["installation", "first-usage"] as const;

/** What mails say before a trip. Days are printed for the reader; null where nobody told of a trip. */
const reminder = {
  place: z.string(),
  policy: z.enum(["first-usage", "installation"]),
  starts: z.string().nullable(),
  /** The day on which the package ends if it is used from the first day on. */
  ends: z.string().nullable(),
  /** Days of the trip that it does not last for. */
  missingDays: z.int(),
  link: z.string(),
};

/** Every mail the shop sends with what it has to say. Texts come from the message catalogue at sending time. */
export const mailSchema = z.discriminatedUnion("template", [
  z.object({ template: z.literal("signInCode"), code: z.string(), link: z.string(), minutes: z.int() }),
  z.object({
    template: z.literal("orderPaid"),
    number: z.string(),
    total: z.string(),
    /** What is part of the total, where there is any. */
    discount: z.string().nullable(),
    tax: z.string().nullable(),
    link: z.string(),
    lines: z.array(mailLine),
  }),
  z.object({
    template: z.literal("orderDelivered"),
    number: z.string(),
    /** What starts its days; null where that is not known. */
    starts: z.enum(STARTS).nullable().default(null),
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
    why: z.enum(REFUND_WORDS).default("not_delivered"),
    link: z.string(),
    lines: z.array(mailLine),
  }),
  z.object({
    template: z.literal("orderDelayed"),
    number: z.string(),
    /** When the money goes back by itself, as printed for the reader. */
    until: z.string(),
    link: z.string(),
    lines: z.array(mailLine),
  }),
  z.object({ template: z.literal("paymentFailed"), number: z.string(), total: z.string(), link: z.string() }),
  z.object({
    template: z.literal("contactMessage"),
    email: z.string(),
    topic: z.string(),
    message: z.string(),
    /** Of the order it is about. */
    number: z.string().nullable(),
    /** What its writer's browser calls itself. */
    device: z.string().nullable().default(null),
    /** What was found out about an eSIM, as its owner saw it before sending. */
    report: z.string().nullish(),
    link: z.string(),
  }),
  z.object({
    template: z.literal("lowData"),
    /** What the reader calls the eSIM. */
    name: z.string(),
    /** Printed amounts; null once nothing is left. */
    left: z.string().nullable(),
    total: z.string(),
    /** When the figures were given, printed with its zone. */
    asOf: z.string(),
    link: z.string(),
  }),
  z.object({
    template: z.literal("esimExpiring"),
    name: z.string(),
    /** So many are left, begun ones counted; at most three. */
    days: z.int(),
    ends: z.string(),
    /** "unlimited", a printed amount, or null where it is not known. */
    left: z.string().nullable(),
    asOf: z.string(),
    link: z.string(),
  }),
  z.object({
    template: z.literal("contactReceived"),
    message: z.string(),
    report: z.string().nullish(),
    link: z.string(),
  }),
  z.object({ template: z.literal("notInstalled"), ...reminder }),
  z.object({ template: z.literal("tripSoon"), ...reminder }),
  z.object({
    template: z.literal("autoTopupSoon"),
    /** What its owner calls it. */
    esim: z.string(),
    /** What is left, as printed. */
    left: z.string(),
    /** The card that pays, `Visa ·· 4242`. */
    card: z.string(),
    /** Not before then, as printed. */
    at: z.string(),
    /** Which of how many. */
    time: z.int(),
    mostTimes: z.int(),
    link: z.string(),
    lines: z.array(mailLine),
  }),
  z.object({
    template: z.literal("autoTopupDone"),
    number: z.string(),
    esim: z.string(),
    time: z.int(),
    mostTimes: z.int(),
    /** What the rule has spent of what it may, as printed. */
    spent: z.string(),
    most: z.string(),
    /** Nothing more is bought by this rule. */
    isLast: z.boolean(),
    link: z.string(),
    lines: z.array(mailLine),
  }),
  z.object({
    template: z.literal("autoTopupStopped"),
    esim: z.string(),
    why: z.enum(STOP_WORDS),
    link: z.string(),
  }),
  /** To whoever an eSIM was bought for; its code is told them by somebody else. */
  z.object({ template: z.literal("travellerLink"), name: z.string().nullable(), link: z.string() }),
  z.object({ template: z.literal("shareClosed"), name: z.string().nullable(), link: z.string() }),
  /** To the owner of an eSIM that somebody else paid a top-up for. */
  z.object({
    template: z.literal("topupByOther"),
    name: z.string().nullable(),
    link: z.string(),
    lines: z.array(mailLine),
  }),
  z.object({
    template: z.literal("balanceLow"),
    balance: z.string(),
    reserved: z.string(),
    needed: z.string(),
    link: z.string(),
  }),
]);
export type MailContent = z.output<typeof mailSchema>;
export type Template = MailContent["template"];

/** What mails are about, as a reader chooses among them. */
export const TOPICS = ["account", "order", "autoTopup", "usage", "expiry", "trip", "staff"] as const;
export type Topic = (typeof TOPICS)[number];

/** What a reader can do without. The others were asked for, belong to what was bought, or are about money. */
export const OPTIONAL_TOPICS = ["usage", "expiry", "trip"] as const satisfies readonly Topic[];
export type OptionalTopic = (typeof OPTIONAL_TOPICS)[number];

export function isOptional(topic: Topic): topic is OptionalTopic {
  return OPTIONAL_TOPICS.some((optional) => optional === topic);
}

/** What each mail is about, and whether browsers that asked for it are told in short as well. */
export const MAILS: Readonly<Record<Template, { readonly topic: Topic; readonly isPushed: boolean }>> = {
  signInCode: { topic: "account", isPushed: false },
  orderPaid: { topic: "order", isPushed: false },
  orderDelivered: { topic: "order", isPushed: true },
  topupDelivered: { topic: "order", isPushed: true },
  orderRefunded: { topic: "order", isPushed: false },
  orderDelayed: { topic: "order", isPushed: true },
  paymentFailed: { topic: "order", isPushed: false },
  lowData: { topic: "usage", isPushed: true },
  esimExpiring: { topic: "expiry", isPushed: true },
  notInstalled: { topic: "trip", isPushed: true },
  tripSoon: { topic: "trip", isPushed: true },
  autoTopupSoon: { topic: "autoTopup", isPushed: false },
  autoTopupDone: { topic: "autoTopup", isPushed: true },
  autoTopupStopped: { topic: "autoTopup", isPushed: true },
  travellerLink: { topic: "order", isPushed: false },
  shareClosed: { topic: "account", isPushed: true },
  topupByOther: { topic: "order", isPushed: true },
  contactMessage: { topic: "staff", isPushed: false },
  contactReceived: { topic: "account", isPushed: false },
  balanceLow: { topic: "staff", isPushed: false },
};

export const TEMPLATES = Object.keys(MAILS) as Template[];

/** A mail with another private link, which leads to the same place behind it. */
export function relinked(content: MailContent, link: string): MailContent {
  const { search } = new URL(content.link);
  return { ...content, link: `${link}${search}` };
}
