"use client";

import { useActionState } from "react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { useProblemFocus } from "@/components/ui/use-problem-focus";
import { takeMoneyBack } from "@/lib/fulfilment/refunds/actions";

type Props = {
  orderId: string;
  lineId: string;
  seenMinor: number;
  /** As it is printed. */ amount: string;
  way: "give_up" | "return";
};

const SPOKEN = ["changed", "unchecked", "started", "over", "asking", "given", "too_many"] as const;

/** Takes the money back in two steps, the second of which says what it means. Works before scripts load. */
export function MoneyBackForm({ orderId, lineId, seenMinor, amount, way }: Props) {
  const t = useTranslations("order.back");
  const [state, send, sending] = useActionState(takeMoneyBack, null);
  const refused = state?.ok === false ? state : null;
  const form = useProblemFocus(refused);
  const problem = refused && (SPOKEN.find((code) => code === refused.code) ?? "failed");
  return (
    <details className="group w-full" open={refused !== null}>
      <summary className="inline-flex min-h-9 cursor-pointer list-none items-center rounded-full border border-line-strong bg-sheet px-3.5 font-semibold hover:border-ink hover:bg-well">
        {way === "return" ? t("open", { amount }) : t("openInstead", { amount })}
      </summary>
      <form ref={form} action={send} className="mt-3 grid justify-items-start gap-3 rounded-md bg-well p-4">
        <input type="hidden" name="order" value={orderId} />
        <input type="hidden" name="line" value={lineId} />
        <input type="hidden" name="seen" value={seenMinor} />
        {problem && <FormProblem>{t(`problem.${problem}`)}</FormProblem>}
        <p>{way === "return" ? t("sureReturn", { amount }) : t("sureGiveUp", { amount })}</p>
        <Button size="small" busy={sending}>
          {sending ? t("sending") : t("confirm", { amount })}
        </Button>
      </form>
    </details>
  );
}
