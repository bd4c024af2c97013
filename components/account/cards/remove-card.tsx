"use client";

import { useActionState } from "react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { LiveRegion } from "@/components/ui/live-region";
import { removeSavedCard } from "@/lib/payments/cards/actions";

type Props = { locale: string; cardId: string; /** As it is printed beside. */ name: string };

/** Has a card kept no longer; it is not charged from this press on. */
export function RemoveCard({ locale, cardId, name }: Props) {
  const t = useTranslations("cards.account");
  const [state, remove, removing] = useActionState(removeSavedCard, null);
  return (
    <form action={remove} className="grid justify-items-end gap-2">
      <input type="hidden" name="card" value={cardId} />
      <input type="hidden" name="locale" value={locale} />
      <Button variant="secondary" size="small" busy={removing} aria-label={t("removeNamed", { card: name })}>
        {removing ? t("removing") : t("remove")}
      </Button>
      <LiveRegion visible>
        {state?.ok === false && (
          <p className="text-small font-medium text-bad">{t(`problem.${state.code}`)}</p>
        )}
      </LiveRegion>
    </form>
  );
}
