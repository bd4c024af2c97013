import { createTranslator } from "next-intl";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/platform/i18n/locales";
import { loadMessages, type Messages } from "@/lib/platform/i18n/messages";
import { type Letter, letterHtml, letterText, type Night } from "./letter/format";
import { isOptional, MAILS, type MailContent, type Template } from "./model";
import { quickLink } from "./places/model";

/** What a mail says in the shop's own words instead of ours; `{number}` and the like are filled in as in ours. */
export type Wording = {
  readonly subject?: string | undefined;
  readonly intro?: string | undefined;
  readonly button?: string | undefined;
  readonly after?: string | undefined;
};

/** Who writes, and what stands round every mail. */
export type Sender = {
  readonly shop: string;
  readonly support: string;
  readonly accent: Letter["accent"];
  readonly logo: string | null;
  /** Where the reader chooses what to be told; null where there is nothing to choose. */
  readonly choices: string | null;
  readonly wording?: Wording | undefined;
  readonly night?: Night;
};

type Written = { subject: string; html: string; text: string; isOwnWording: boolean };

/** A mail in the reader's language, as HTML and as text that says the same. */
export async function renderMail(content: MailContent, locale: string, sender: Sender): Promise<Written> {
  const language = isLocale(locale) ? locale : DEFAULT_LOCALE;
  const { letter, isOwnWording } = await writeLetter(content, language, sender);
  const html = letterHtml(letter, sender.night);
  return { subject: letter.subject, text: letterText(letter), html, isOwnWording };
}

/** A mail in short, for a browser's notification: its subject and the first sentence. */
export async function renderShort(
  content: MailContent,
  locale: string,
  sender: Sender,
): Promise<{ title: string; body: string; language: Locale }> {
  const language = isLocale(locale) ? locale : DEFAULT_LOCALE;
  const { letter } = await writeLetter(content, language, sender);
  const [first] = new Intl.Segmenter(language, { granularity: "sentence" }).segment(letter.intro);
  return { title: letter.subject, body: first?.segment.trim() ?? "", language };
}

async function writeLetter(
  content: MailContent,
  language: Locale,
  sender: Sender,
): Promise<{ letter: Letter; isOwnWording: boolean }> {
  const messages = await loadMessages(language);
  const t = createTranslator({ locale: language, messages });
  const { shop, support } = sender;
  const { topic } = MAILS[content.template];
  const label = t(`letters.${isOptional(topic) ? "stop" : "choose"}`);
  const said = sayings(content, { language, messages, sender });
  return {
    isOwnWording: said.isOwnWording,
    letter: {
      ...said.words,
      language,
      shop,
      accent: sender.accent,
      logo: sender.logo,
      code: "code" in content ? content.code : null,
      report: "report" in content && typeof content.report === "string" ? content.report : null,
      lines: "lines" in content ? content.lines : [],
      sums: content.template === "orderPaid" ? sumsOf(content, (key) => t(`mail.${key}`)) : [],
      ...guideOf(content, t),
      link: content.link,
      second: secondOf(content, t("quick.slow")),
      notes: [t(`letters.why.${topic}`, { shop }), t("mail.footer", { shop, support })],
      choices: sender.choices === null ? null : { label, link: sender.choices },
    },
  };
}

/** Whoever runs out of data may read on what is left of a connection. */
function secondOf(content: MailContent, label: string): Letter["second"] {
  const link = content.template === "lowData" ? quickLink(content.link) : null;
  return link === null ? null : { label, link };
}

type Said = Pick<Letter, "subject" | "intro" | "button" | "after">;
type Tongue = { readonly language: Locale; readonly messages: Messages; readonly sender: Sender };

/** The words of a mail: the shop's own where they can be read, ours where they cannot or there are none. */
function sayings(content: MailContent, tongue: Tongue): { words: Said; isOwnWording: boolean } {
  const { wording } = tongue.sender;
  if (wording && Object.keys(wording).length > 0) {
    try {
      return { words: say(content, tongue, wording), isOwnWording: true };
    } catch {
      // A mail in our words is better than none; the preview says so to whoever wrote them.
    }
  }
  return { words: say(content, tongue, {}), isOwnWording: false };
}

function say(content: MailContent, { language, messages, sender }: Tongue, own: Wording): Said {
  const name: Template = content.template;
  const mail = { ...messages.mail, [name]: { ...messages.mail[name], ...own } };
  const t = createTranslator({
    locale: language,
    messages: { mail },
    namespace: "mail",
    onError: (error) => {
      throw error;
    },
  });
  const values = { shop: sender.shop, ...words(content) };
  return {
    subject: t(`${name}.subject`, values),
    intro: t(`${name}.intro`, values),
    button: t(`${name}.button`, values),
    after: t(`${name}.after`, values),
  };
}

type Translate = ReturnType<typeof createTranslator<Messages>>;

/** What to do with what came, and when its days begin. */
function guideOf(content: MailContent, t: Translate): Pick<Letter, "steps" | "rule"> {
  if (content.template !== "orderDelivered") return { steps: [], rule: null };
  const steps = [
    t("mail.orderDelivered.install"),
    t("mail.orderDelivered.keep"),
    t("mail.orderDelivered.land"),
  ];
  if (content.starts === null) return { steps, rule: null };
  const rules = { installation: "startsInstalled", "first-usage": "startsUsed" } as const;
  return { steps, rule: t(`mail.orderDelivered.${rules[content.starts]}`) };
}

/** What was taken off, and the tax inside of the total. */
function sumsOf(
  { discount, tax }: { discount: string | null; tax: string | null },
  t: (key: "discount" | "tax") => string,
): { label: string; amount: string }[] {
  return [
    ...(discount ? [{ label: t("discount"), amount: discount }] : []),
    ...(tax ? [{ label: t("tax"), amount: tax }] : []),
  ];
}

function words(content: MailContent): Record<string, string | number> {
  switch (content.template) {
    case "signInCode":
      return { code: content.code, minutes: String(content.minutes) };
    case "orderPaid":
      return { number: content.number, total: content.total };
    case "orderRefunded":
      return { number: content.number, amount: content.amount, why: content.why };
    case "orderDelayed":
      return { number: content.number, until: content.until };
    case "paymentFailed":
      return { number: content.number, total: content.total };
    case "contactMessage":
      return {
        email: content.email,
        topic: content.topic,
        message: content.message,
        number: content.number ?? "",
        about: content.number === null ? "none" : "order",
        device: content.device ?? "none",
      };
    case "lowData": {
      const { name, left, total, asOf } = content;
      return { name, left: left ?? "none", total, asOf };
    }
    case "esimExpiring": {
      const { name, days, ends, left, asOf } = content;
      return { name, days: String(days), ends, left: left ?? "unknown", asOf };
    }
    case "contactReceived":
      return { message: content.message };
    case "autoTopupSoon":
      return {
        esim: content.esim,
        left: content.left,
        card: content.card,
        at: content.at,
        time: content.time,
        mostTimes: content.mostTimes,
      };
    case "autoTopupDone":
      return {
        number: content.number,
        esim: content.esim,
        time: content.time,
        mostTimes: content.mostTimes,
        spent: content.spent,
        most: content.most,
        last: content.isLast ? "yes" : "no",
      };
    case "autoTopupStopped":
      return { esim: content.esim, why: content.why };
    case "travellerLink":
    case "shareClosed":
    case "topupByOther":
      return { name: content.name ?? "", named: content.name === null ? "no" : "yes" };
    case "balanceLow":
      return { balance: content.balance, reserved: content.reserved, needed: content.needed };
    case "notInstalled":
    case "tripSoon":
      return {
        place: content.place,
        policy: content.policy,
        starts: content.starts ?? "",
        trip: content.starts === null ? "none" : "told",
        ends: content.ends ?? "",
        missing: String(content.missingDays),
      };
    case "orderDelivered":
    case "topupDelivered":
      return { number: content.number };
  }
}
