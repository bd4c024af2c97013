import type { MailContent, Template } from "../model";

type ContentOf<Name extends Template> = Extract<MailContent, { template: Name }>;

/** What a page about mails can show: words of one country, and a link that leads nowhere. */
export type Sample = {
  readonly link: string;
  readonly title: string;
  readonly details: string;
  readonly price: string;
  readonly amount: string;
  readonly data: string;
  /** What it is left of. */
  readonly total: string;
  readonly day: string;
  readonly time: string;
};

const NUMBER = "7KQ4M2XB";
const linesOf = ({ title, details, price }: Sample) => [{ title, details, price }];

/** Made-up facts for every mail there is. */
const EXAMPLES: {
  readonly [Name in Template]: (sample: Sample) => Omit<ContentOf<Name>, "template" | "link">;
} = {
  signInCode: () => ({ code: "314159", minutes: 15 }),
  orderPaid: (sample) => ({
    number: NUMBER,
    total: sample.price,
    discount: sample.amount,
    tax: sample.amount,
    lines: linesOf(sample),
  }),
  orderDelivered: (sample) => ({ number: NUMBER, starts: "first-usage", lines: linesOf(sample) }),
  topupDelivered: (sample) => ({ number: NUMBER, lines: linesOf(sample) }),
  orderRefunded: (sample) => ({
    number: NUMBER,
    amount: sample.price,
    why: "not_delivered",
    lines: linesOf(sample),
  }),
  orderDelayed: (sample) => ({ number: NUMBER, until: sample.time, lines: linesOf(sample) }),
  paymentFailed: (sample) => ({ number: NUMBER, total: sample.price }),
  lowData: (sample) => ({ name: sample.title, left: sample.data, total: sample.total, asOf: sample.time }),
  esimExpiring: (sample) => ({
    name: sample.title,
    days: 3,
    ends: sample.day,
    left: sample.data,
    asOf: sample.time,
  }),
  notInstalled: (sample) => ({
    place: sample.title,
    policy: "first-usage",
    starts: sample.day,
    ends: sample.day,
    missingDays: 0,
  }),
  tripSoon: (sample) => ({
    place: sample.title,
    policy: "installation",
    starts: sample.day,
    ends: sample.day,
    missingDays: 2,
  }),
  autoTopupSoon: (sample) => ({
    esim: sample.title,
    left: sample.data,
    card: "Visa ·· 4242",
    at: sample.time,
    time: 1,
    mostTimes: 3,
    lines: linesOf(sample),
  }),
  autoTopupDone: (sample) => ({
    number: NUMBER,
    esim: sample.title,
    time: 1,
    mostTimes: 3,
    spent: sample.price,
    most: sample.amount,
    isLast: false,
    lines: linesOf(sample),
  }),
  autoTopupStopped: (sample) => ({ esim: sample.title, why: "card_declined" }),
  travellerLink: () => ({ name: "Anna" }),
  shareClosed: () => ({ name: "Anna" }),
  topupByOther: (sample) => ({ name: "Anna", lines: linesOf(sample) }),
  contactMessage: () => ({
    email: "anna@example.com",
    topic: "nodata",
    message: "I landed an hour ago.\nThe line is there, and nothing loads.",
    number: NUMBER,
    device: "Mozilla/5.0 (Linux; Android 16; Pixel 10)",
  }),
  contactReceived: () => ({ message: "I landed an hour ago.\nThe line is there, and nothing loads." }),
  balanceLow: (sample) => ({ balance: sample.amount, reserved: sample.amount, needed: sample.price }),
};

/** A mail as it could have been sent. */
export function exampleOf(template: Template, sample: Sample): MailContent {
  // The mails with a second way have one here too.
  const link = template === "lowData" ? `${sample.link}?to=top-up` : sample.link;
  // The table above holds each mail's own facts under its name, which the types cannot follow through a variable.
  return { ...EXAMPLES[template](sample), template, link } as MailContent;
}
