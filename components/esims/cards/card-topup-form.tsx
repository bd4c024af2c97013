"use client";

import { useActionState, useEffect } from "react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { useProblemFocus } from "@/components/ui/use-problem-focus";
import { formatMoney } from "@/lib/money/format";
import type { Money } from "@/lib/money/model";
import { payTopupByCard } from "@/lib/orders/topups/actions";
import { cardText } from "@/lib/payments/cards/format";
import type { SavedCard } from "@/lib/payments/cards/model";
import { problemWord } from "../topup/problem-word";
import { TopupFields } from "../topup/topup-fields";
import { CardChoice } from "./card-choice";

type Props = {
  locale: string;
  esimId: string;
  offerId: string;
  /** Names this purchase, so that pressed again it is the same one. */ pageKey: string;
  price: Money;
  promo: string | null;
  cards: readonly SavedCard[];
};

/** The total once more, and one tap that pays it. */
export function CardTopupForm({ locale, esimId, offerId, pageKey, price, promo, cards }: Props) {
  const t = useTranslations("cards");
  const problems = useTranslations("esims.topups.problem");
  const router = useRouter();
  const [state, pay, paying] = useActionState(payTopupByCard, null);
  const refused = state?.ok === false ? state : null;
  const form = useProblemFocus(refused);
  const code = refused?.code ?? null;
  useEffect(() => {
    if (code !== null && OUTDATED.includes(code)) router.refresh();
  }, [refused, code, router]);
  const total = formatMoney(price, locale);
  const [only, ...others] = cards;
  return (
    <form ref={form} action={pay} className="grid gap-5">
      <TopupFields {...{ locale, esimId, offerId, pageKey, price, promo }} />
      {code !== null && (
        <FormProblem tone={OUTDATED.includes(code) ? "warn" : "bad"}>
          <p>{isOfCard(code) ? t(`pay.problem.${code}`) : problems(wordOf(code))}</p>
        </FormProblem>
      )}
      {only && others.length === 0 ? (
        <input type="hidden" name="card" value={only.id} />
      ) : (
        <CardChoice locale={locale} cards={cards} chosen={refused?.typed?.["card"] ?? only?.id ?? ""} />
      )}
      <Button wide size="large" busy={paying}>
        {paying
          ? t("pay.paying")
          : only && others.length === 0
            ? t("pay.submitNamed", { total, card: cardText(only, locale, t("unknown")) })
            : t("pay.submit", { total })}
      </Button>
      <p className="text-small text-ink-soft">{t("pay.note")}</p>
    </form>
  );
}

type Code = Extract<NonNullable<Awaited<ReturnType<typeof payTopupByCard>>>, { ok: false }>["code"];

/** Refusals after which the page shows something else than before. */
const OUTDATED: readonly Code[] = [
  "price_changed",
  "package_gone",
  "currency_paused",
  "currency_unknown",
  "card_gone",
];

const OF_CARD = ["card_declined", "card_gone", "payment_unavailable", "failed"] as const;
function isOfCard(code: Code): code is (typeof OF_CARD)[number] {
  return OF_CARD.some((known) => known === code);
}

type Other = Exclude<Code, (typeof OF_CARD)[number]>;
function wordOf(code: Other) {
  // Both lead elsewhere and never come back to this form.
  if (code === "card_needs_buyer" || code === "outcome_unknown") return "invalid";
  return problemWord(code);
}
