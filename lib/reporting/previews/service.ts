import "server-only";
import { destinationName, formatData } from "@/lib/catalog/format";
import { money } from "@/lib/money/model";
import { formatMoney } from "@/lib/money/format";
import type { MailContent, Template } from "@/lib/notifications/model";
import { exampleOf } from "@/lib/notifications/preview/model";
import { allowanceText } from "@/lib/orders/format";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { localePath } from "@/lib/platform/i18n/locale-path";
import type { Locale } from "@/lib/platform/i18n/locales";

const CURRENCY = "USD";
const JAPAN = { slug: "japan", kind: "local", countryCode: "JP", title: "Japan" } as const;
const ALLOWANCE = {
  dataMb: 3_072,
  unlimited: false,
  validityDays: 30,
  voiceMinutes: null,
  textMessages: null,
} as const;

/** A made-up mail, with facts printed as the language prints them. Its button leads to the help, which is for everybody. */
export function sampleMail(template: Template, locale: Locale): MailContent {
  return exampleOf(template, {
    link: `${env().APP_URL}${localePath(locale, "/help")}`,
    title: destinationName(JAPAN, locale),
    details: allowanceText(ALLOWANCE, locale),
    price: formatMoney(money(1_490, CURRENCY), locale),
    amount: formatMoney(money(150, CURRENCY), locale),
    data: formatData(750, locale),
    total: formatData(ALLOWANCE.dataMb, locale),
    day: new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(now()),
    time: new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: "UTC" }).format(now()),
  });
}
