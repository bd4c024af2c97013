"use client";

import { useActionState, useState } from "react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { FormProblem } from "@/components/ui/form-problem";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { useEarlyInput } from "@/components/ui/use-early-input";
import { useProblemFocus } from "@/components/ui/use-problem-focus";
import { formatMoney } from "@/lib/money/format";
import { type Money, times as timesOf } from "@/lib/money/model";
import { switchOnAutoTopup } from "@/lib/orders/auto/actions";
import { MOST_TIMES, USUAL_TIMES } from "@/lib/orders/auto/model/limits";
import { type Threshold, THRESHOLDS } from "@/lib/orders/auto/model/watch";

type Offer = {
  readonly id: string;
  readonly name: string;
  readonly price: Money;
  /** What one purchase may cost at most. */
  readonly each: Money;
  readonly dry: Partial<Record<Threshold, number>> | null;
};
type Props = {
  locale: string;
  esimId: string;
  offers: readonly [Offer, ...Offer[]];
  cards: readonly { id: string; name: string }[];
  /** `2026-12-09`. */ proposedDay: string;
  firstDay: string;
  /** What is proposed as the most in all, as it is typed. */ proposedMoney: string;
};

/** What may be bought, when, how often, for how much and until when: nothing is left open. */
export function RuleForm({ locale, esimId, offers, cards, proposedDay, firstDay, proposedMoney }: Props) {
  const t = useTranslations("autotopup.form");
  const when = useTranslations("autotopup.when");
  const problem = useTranslations("autotopup.problem");
  const [state, send, sending] = useActionState(switchOnAutoTopup, null);
  const refused = state?.ok === false ? state : null;
  const typed = refused?.typed;
  const [picked, pick] = useState(typed?.["package"] ?? offers[0].id);
  const [threshold, setThreshold] = useState<string>(typed?.["threshold"] ?? THRESHOLDS[0]);
  const form = useProblemFocus(refused);
  const early = useEarlyInput<HTMLDivElement>();
  const offer = offers.find(({ id }) => id === picked) ?? offers[0];
  const least = formatMoney(offer.each, locale);
  const code = refused?.code === "signed_out" ? "not_found" : refused?.code;
  return (
    <form ref={form} action={send}>
      <div ref={early} className="grid max-w-xl gap-6">
        {code && !sending && <FormProblem>{problem(code)}</FormProblem>}
        <input type="hidden" name="esim" value={esimId} />
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="currency" value={offer.price.currency} />
        <Select
          id="package"
          label={t("package")}
          hint={t("packageHint")}
          error={errorOf("package")}
          value={offer.id}
          onChange={(event) => pick(event.target.value)}
          options={offers.map(({ id, name, price }) => ({
            value: id,
            label: t("option", { name, price: formatMoney(price, locale) }),
          }))}
        />
        <Select
          id="threshold"
          label={t("when")}
          value={threshold}
          onChange={(event) => setThreshold(event.target.value)}
          options={THRESHOLDS.map((value) => ({ value, label: when(value) }))}
        />
        <p aria-live="polite" className="rounded-md bg-well p-4 text-small">
          {dryText()}
        </p>
        <div className="grid gap-6 sm:grid-cols-2">
          <Select
            id="times"
            label={t("times")}
            defaultValue={typed?.["times"] ?? String(USUAL_TIMES)}
            options={Array.from({ length: MOST_TIMES }, (_, index) => ({
              value: String(index + 1),
              label: t("timesOption", { count: index + 1 }),
            }))}
          />
          <TextField
            id="money"
            label={t("money", { currency: offer.price.currency })}
            hint={t("moneyHint", { least })}
            error={errorOf("money")}
            inputMode="decimal"
            autoComplete="off"
            required
            maxLength={15}
            defaultValue={typed?.["money"] ?? proposedMoney}
          />
        </div>
        <TextField
          id="ends"
          type="date"
          label={t("ends")}
          hint={t("endsHint")}
          error={errorOf("ends")}
          required
          min={firstDay}
          defaultValue={typed?.["ends"] ?? proposedDay}
        />
        <Select
          id="card"
          label={t("card")}
          defaultValue={typed?.["card"] ?? cards[0]?.id}
          options={cards.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Checkbox id="agree" value="yes" required label={t("agree")} error={errorOf("agree")} />
        <Button busy={sending}>{sending ? t("sending") : t("submit")}</Button>
      </div>
    </form>
  );

  function dryText(): string {
    const count = offer.dry?.[THRESHOLDS.find((known) => known === threshold) ?? THRESHOLDS[0]];
    if (count === undefined) return t("dryUnknown");
    return t("dry", { count, sum: formatMoney(timesOf(offer.price, count), locale) });
  }

  function errorOf(field: string): string | undefined {
    switch (refused?.fields?.[field]) {
      case undefined:
        return undefined;
      case "too_small":
        return t("too_small");
      case "below_one":
        return t("below_one", { least });
      case "bad_day":
        return t("bad_day");
      default:
        return field === "agree" ? t("not_agreed") : t("bad_amount", { example: proposedMoney });
    }
  }
}
