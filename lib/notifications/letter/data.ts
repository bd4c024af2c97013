import "server-only";
import { brandFile } from "@/lib/brand/data";
import { OWN_ACCENT } from "@/lib/brand/model";
import { env } from "@/lib/platform/env";
import { DEFAULT_LOCALE, isLocale } from "@/lib/platform/i18n/locales";
import type { Sender } from "../format";
import type { Template } from "../model";

/** Drawn from the reseller's logo by `app/icons`, whatever kind of picture that is. */
const ICON = "/icons/icon-192.png";

/** How the shop writes a mail in a language: its name, colours, picture, and its own words where it has some. */
export function senderOf(template: Template, locale: string): Omit<Sender, "choices"> {
  const { APP_URL, SHOP_NAME, SUPPORT_EMAIL } = env();
  const { accent, logo, mail } = brandFile();
  return {
    shop: SHOP_NAME,
    support: SUPPORT_EMAIL,
    accent: accent ?? OWN_ACCENT,
    logo: logo === undefined ? null : `${APP_URL}${ICON}`,
    // Words of one language are no help in another.
    wording: mail[isLocale(locale) ? locale : DEFAULT_LOCALE]?.[template],
  };
}
