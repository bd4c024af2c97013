import type admin from "@/messages/en/admin.json";
import type advice from "@/messages/en/advice.json";
import type auth from "@/messages/en/auth.json";
import type cards from "@/messages/en/cards.json";
import type autotopup from "@/messages/en/autotopup.json";
import type catalog from "@/messages/en/catalog.json";
import type checkout from "@/messages/en/checkout.json";
import type common from "@/messages/en/common.json";
import type doctor from "@/messages/en/doctor.json";
import type errors from "@/messages/en/errors.json";
import type esims from "@/messages/en/esims.json";
import type handover from "@/messages/en/handover.json";
import type home from "@/messages/en/home.json";
import type install from "@/messages/en/install.json";
import type letters from "@/messages/en/letters.json";
import type mail from "@/messages/en/mail.json";
import type notifications from "@/messages/en/notifications.json";
import type order from "@/messages/en/order.json";
import type pages from "@/messages/en/pages.json";
import type quick from "@/messages/en/quick.json";
import type push from "@/messages/en/push.json";
import type receipt from "@/messages/en/receipt.json";
import type topup from "@/messages/en/topup.json";
import type usage from "@/messages/en/usage.json";
import type share from "@/messages/en/share.json";
import type travellers from "@/messages/en/travellers.json";
import type { Locale } from "./locales";

/** English is the reference; that no language lacks a key of it, or has one too many, is held by a test. */
export type Messages = {
  admin: typeof admin;
  advice: typeof advice;
  auth: typeof auth;
  cards: typeof cards;
  autotopup: typeof autotopup;
  catalog: typeof catalog;
  checkout: typeof checkout;
  common: typeof common;
  doctor: typeof doctor;
  errors: typeof errors;
  esims: typeof esims;
  handover: typeof handover;
  home: typeof home;
  install: typeof install;
  letters: typeof letters;
  mail: typeof mail;
  notifications: typeof notifications;
  order: typeof order;
  pages: typeof pages;
  quick: typeof quick;
  push: typeof push;
  receipt: typeof receipt;
  topup: typeof topup;
  usage: typeof usage;
  share: typeof share;
  travellers: typeof travellers;
};
export type Namespace = keyof Messages;

const NAMESPACES = [
  "admin",
  "advice",
  "auth",
  "cards",
  "autotopup",
  "catalog",
  "checkout",
  "common",
  "doctor",
  "errors",
  "esims",
  "handover",
  "home",
  "install",
  "letters",
  "mail",
  "notifications",
  "order",
  "pages",
  "quick",
  "push",
  "receipt",
  "topup",
  "usage",
  "share",
  "travellers",
] as const satisfies readonly Namespace[];

/** Every text of a language, by namespace. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  const files = NAMESPACES.map(async (name) => {
    const file = (await import(`../../../messages/${locale}/${name}.json`)) as { default: unknown };
    return [name, file.default];
  });
  return Object.fromEntries(await Promise.all(files)) as Messages;
}

/** The namespaces a client component needs, and no others: what is passed to it is sent to the browser. */
export function pickMessages<Name extends Namespace>(
  messages: Messages,
  ...names: Name[]
): Pick<Messages, Name> {
  return Object.fromEntries(names.map((name) => [name, messages[name]])) as Pick<Messages, Name>;
}
