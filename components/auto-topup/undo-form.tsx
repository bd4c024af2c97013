"use client";

import { useActionState } from "react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { undoAutoTopup } from "@/lib/orders/auto/actions";

/** Undoes one purchase, or that and the rule. A page that is only looked at undoes nothing: mail programs open links too. */
export function UndoForm({ locale, runId, token }: { locale: string; runId: string; token: string }) {
  const t = useTranslations("autotopup.undo");
  const [state, send, sending] = useActionState(undoAutoTopup, null);
  return (
    <form action={send} className="mt-6 grid justify-items-start gap-4">
      <input type="hidden" name="run" value={runId} />
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="locale" value={locale} />
      {state?.ok === false && !sending && <FormProblem>{t("problem")}</FormProblem>}
      <Button name="what" value="undo" busy={sending}>
        {sending ? t("sending") : t("undo")}
      </Button>
      <Button name="what" value="off" variant="secondary" busy={sending}>
        {t("off")}
      </Button>
    </form>
  );
}
