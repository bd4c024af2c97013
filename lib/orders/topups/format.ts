import { localePath } from "@/lib/platform/i18n/locale-path";

/** The page that pays one top-up with a kept card; its key makes one order of all tabs it is opened in. */
export function cardTopupPath(
  locale: string,
  esimId: string,
  offer: { id: string; key: string; currency: string; promo: string | null },
): string {
  const query = new URLSearchParams({
    package: offer.id,
    key: offer.key,
    currency: offer.currency,
    ...(offer.promo && { promo: offer.promo }),
  });
  return `${localePath(locale, `/esims/${esimId}/top-up/card`)}?${query.toString()}`;
}
