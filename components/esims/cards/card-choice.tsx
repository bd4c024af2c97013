import { useTranslations } from "next-intl";
import { cardText, expiryText } from "@/lib/payments/cards/format";
import type { SavedCard } from "@/lib/payments/cards/model";

type Props = { locale: string; cards: readonly SavedCard[]; chosen: string };

/** Which of several kept cards pays. */
export function CardChoice({ locale, cards, chosen }: Props) {
  const t = useTranslations("cards");
  return (
    <fieldset>
      <legend className="mb-2 text-small font-semibold">{t("pay.cards")}</legend>
      <div className="divide-y divide-line rounded-lg border border-line bg-sheet">
        {cards.map((card) => (
          <label key={card.id} className="flex min-h-12 items-center gap-3 px-4 py-2">
            <input
              type="radio"
              name="card"
              value={card.id}
              defaultChecked={card.id === chosen}
              className="size-5 accent-accent"
            />
            <span className="me-auto font-medium">{cardText(card, locale, t("unknown"))}</span>
            <span className="text-small text-ink-soft">{expiryText(card, locale)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
