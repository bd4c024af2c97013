import type { Money } from "@/lib/money/model";

type Props = {
  locale: string;
  esimId: string;
  offerId: string;
  /** Names this form, so that submitted again it makes no second order. */ pageKey: string;
  price: Money;
  /** The code that is in the price. */ promo: string | null;
};

/** What the form of a top-up sends besides what its buyer chooses; of the price only what was shown, to be compared. */
export function TopupFields({ locale, esimId, offerId, pageKey, price, promo }: Props) {
  return (
    <>
      <input type="hidden" name="esim" value={esimId} />
      <input type="hidden" name="package" value={offerId} />
      <input type="hidden" name="key" value={pageKey} />
      <input type="hidden" name="currency" value={price.currency} />
      <input type="hidden" name="promo" value={promo ?? ""} />
      <input type="hidden" name="shownMinor" value={price.minor} />
      <input type="hidden" name="locale" value={locale} />
    </>
  );
}
