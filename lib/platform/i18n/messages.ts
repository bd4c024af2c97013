import type { Locale } from "./locales";

const en = async () => ({
  common: (await import("@/messages/en/common.json")).default,
  home: (await import("@/messages/en/home.json")).default,
  catalog: (await import("@/messages/en/catalog.json")).default,
  checkout: (await import("@/messages/en/checkout.json")).default,
  order: (await import("@/messages/en/order.json")).default,
  install: (await import("@/messages/en/install.json")).default,
  esims: (await import("@/messages/en/esims.json")).default,
  auth: (await import("@/messages/en/auth.json")).default,
  admin: (await import("@/messages/en/admin.json")).default,
  errors: (await import("@/messages/en/errors.json")).default,
  mail: (await import("@/messages/en/mail.json")).default,
  pages: (await import("@/messages/en/pages.json")).default,
});

/** English is the reference: another language that lacks a key does not compile. */
export type Messages = Awaited<ReturnType<typeof en>>;
export type Namespace = keyof Messages;

const catalogues: Readonly<Record<Locale, () => Promise<Messages>>> = { en };

/** Every text of a language, by namespace. */
export function loadMessages(locale: Locale): Promise<Messages> {
  return catalogues[locale]();
}

/** The namespaces a client component needs, and no others: what is passed to it is sent to the browser. */
export function pickMessages<Name extends Namespace>(
  messages: Messages,
  ...names: Name[]
): Pick<Messages, Name> {
  return Object.fromEntries(names.map((name) => [name, messages[name]])) as Pick<Messages, Name>;
}
