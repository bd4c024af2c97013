import { useTranslations } from "next-intl";
import { cardText, expiryText } from "@/lib/payments/cards/format";
import type { SavedCard } from "@/lib/payments/cards/model";
import { RemoveCard } from "./remove-card";

type Props = { locale: string; cards: readonly (SavedCard & { readonly isOver: boolean })[] };

/** The cards that Stripe keeps for a customer, each removable at once. */
export function SavedCards({ locale, cards }: Props) {
  const t = useTranslations("cards");
  return (
    <section aria-labelledby="cards" className="mt-10">
      <h2 id="cards" className="text-heading">
        {t("account.title")}
      </h2>
      <p className="mt-1 text-small text-ink-soft">
        {cards.length > 0 ? t("account.text") : t("account.none")}
      </p>
      {cards.length > 0 && (
        <ul className="mt-4 divide-y divide-line rounded-lg border border-line bg-sheet">
          {cards.map((card) => {
            const name = cardText(card, locale, t("unknown"));
            const month = expiryText(card, locale);
            return (
              <li key={card.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 p-5">
                <div className="me-auto">
                  <p className="font-semibold">{name}</p>
                  <p className={card.isOver ? "text-small font-medium text-bad" : "text-small text-ink-soft"}>
                    {t(card.isOver ? "account.expired" : "account.expires", { month })}
                  </p>
                </div>
                <RemoveCard locale={locale} cardId={card.id} name={name} />
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
