"use client";

import { useActionState } from "react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { TextField } from "@/components/ui/text-field";
import { useProblemFocus } from "@/components/ui/use-problem-focus";
import { openOnScreen } from "@/lib/esims/handover/actions";
import { CODE_LENGTH } from "@/lib/esims/handover/model";

/** On the other screen: where the code that stands on the phone is typed. */
export function ShowForm({ locale }: { locale: string }) {
  const t = useTranslations("handover.show");
  const [state, open, opening] = useActionState(openOnScreen, null);
  const refused = state?.ok === false ? state : null;
  const form = useProblemFocus(refused);
  const code = refused?.code === "signed_out" ? "failed" : refused?.code;
  const isCode = code === "invalid" || code === "wrong_code";
  return (
    <form ref={form} action={open} noValidate className="grid gap-6">
      {code && !isCode && <FormProblem title={t(`problem.${code}`)} />}
      <input type="hidden" name="locale" value={locale} />
      <TextField
        id="code"
        label={t("label")}
        hint={t("hint")}
        error={isCode ? t(`problem.${code}`) : undefined}
        autoFocus
        required
        dir="ltr"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={CODE_LENGTH * 3}
        className="min-h-16 text-title font-semibold tracking-[0.3em] uppercase"
      />
      <Button size="large" wide busy={opening}>
        {opening ? t("submitting") : t("submit")}
      </Button>
      <p className="text-small text-ink-soft">{t("private")}</p>
    </form>
  );
}
