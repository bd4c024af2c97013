"use client";

import { useActionState } from "react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { switchOffAutoTopup } from "@/lib/orders/auto/actions";

/** One tap, and nothing is bought by itself any more. */
export function OffForm({ locale, ruleId }: { locale: string; ruleId: string }) {
  const t = useTranslations("autotopup");
  const [state, send, sending] = useActionState(switchOffAutoTopup, null);
  return (
    <form action={send} className="mt-2 grid justify-items-start gap-3">
      <input type="hidden" name="rule" value={ruleId} />
      <input type="hidden" name="locale" value={locale} />
      {state?.ok === false && !sending && <FormProblem>{t("undo.problem")}</FormProblem>}
      <Button variant="secondary" busy={sending}>
        {sending ? t("on.turning") : t("on.off")}
      </Button>
    </form>
  );
}
