"use client";

import { useActionState, useState } from "react";
import { useTranslations } from "next-intl";
import { refusedWord } from "@/components/esims/sharing/refused-word";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { LiveRegion } from "@/components/ui/live-region";
import { Select } from "@/components/ui/select";
import { useProblemFocus } from "@/components/ui/use-problem-focus";
import { formatMoney } from "@/lib/money/format";
import { startGroupTopup } from "@/lib/orders/travellers/actions";
import { topupFieldOf } from "@/lib/orders/travellers/model";

type Row = {
  readonly esimId: string;
  readonly who: string;
  readonly offers: readonly { readonly id: string; readonly text: string; readonly minor: number }[];
};
type Props = {
  locale: string;
  orderId: string;
  /** Names this form, so that submitted again it makes no second order. */ pageKey: string;
  currency: string;
  rows: readonly Row[];
};

/** What each traveller is topped up with, and one payment for all of it. */
export function GroupTopupForm({ locale, orderId, pageKey, currency, rows }: Props) {
  const t = useTranslations("travellers.topup");
  const problem = useTranslations("share.topup.problem");
  const [state, pay, paying] = useActionState(startGroupTopup, null);
  const refused = state?.ok === false ? state : null;
  const form = useProblemFocus(refused);
  const [changed, setChanged] = useState<Readonly<Record<string, string>>>({});
  const chosen = rows.map(({ esimId, offers }) => {
    // What was typed before scripts loaded comes back with the refusal; then its sum is the one that is shown.
    const id = changed[esimId] ?? refused?.typed?.[topupFieldOf(esimId)] ?? offers[0]?.id ?? "";
    return { esimId, id, minor: offers.find((offer) => offer.id === id)?.minor ?? 0 };
  });
  const sum = chosen.reduce((total, { minor }) => total + minor, 0);
  const total = formatMoney({ minor: sum, currency }, locale);
  const [first] = useState(total);
  const code = refused && refusedWord(refused.code);
  return (
    <form ref={form} action={pay} className="grid gap-5">
      {code && <FormProblem tone={code === "changed" ? "warn" : "bad"}>{problem(code)}</FormProblem>}
      <input type="hidden" name="order" value={orderId} />
      <input type="hidden" name="key" value={pageKey} />
      <input type="hidden" name="currency" value={currency} />
      <input type="hidden" name="shownMinor" value={sum} />
      <input type="hidden" name="locale" value={locale} />
      {rows.map(({ esimId, who, offers }, index) => (
        <Select
          key={esimId}
          id={topupFieldOf(esimId)}
          label={who}
          value={chosen[index]?.id ?? ""}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setChanged((before) => ({ ...before, [esimId]: value }));
          }}
          options={[
            ...offers.map(({ id, text }) => ({ value: id, label: text })),
            { value: "", label: t("nothing") },
          ]}
        />
      ))}
      <div className="grid gap-4 border-t border-line pt-5">
        <p className="flex flex-wrap items-end justify-between gap-x-4">
          <span className="text-heading font-semibold">{t("total")}</span>
          <span className="text-display font-semibold tabular-nums">{total}</span>
        </p>
        <LiveRegion>{total === first ? "" : `${t("total")}: ${total}`}</LiveRegion>
        <Button size="large" wide busy={paying}>
          {paying ? t("paying") : t("pay", { total })}
        </Button>
        <p className="text-small text-ink-soft">{t("note")}</p>
      </div>
    </form>
  );
}
