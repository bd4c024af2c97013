"use client";

import { useActionState } from "react";
import { useTranslations } from "next-intl";
import { ZonedTime } from "@/components/account/zoned-time";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { TextField } from "@/components/ui/text-field";
import { useProblemFocus } from "@/components/ui/use-problem-focus";
import { enterShare } from "@/lib/esims/sharing/actions";
import { SHARE_CODE_LENGTH } from "@/lib/esims/sharing/model";

type Props = {
  locale: string;
  token: string;
  /** From when codes are taken again, where too many were wrong. */ restsUntil: string | null;
};

/** Where the code is typed that was told apart from the link. */
export function DoorForm({ locale, token, restsUntil }: Props) {
  const t = useTranslations("share.door");
  const [state, open, opening] = useActionState(enterShare, null);
  const refused = state?.ok === false ? state : null;
  const form = useProblemFocus(refused);
  const until = refused?.code === "resting" ? (refused.fields?.["until"] ?? restsUntil) : restsUntil;
  return (
    <form ref={form} action={open} noValidate className="grid gap-6">
      {refused?.code === "closed" && <FormProblem title={t("closedTitle")}>{t("closedText")}</FormProblem>}
      {until && (!refused || refused.code === "resting") && (
        <FormProblem tone="warn">
          {t.rich("resting", { time: () => <ZonedTime iso={until} show="minute" /> })}
        </FormProblem>
      )}
      {(refused?.code === "too_many" || refused?.code === "failed") && (
        <FormProblem>{t(`problem.${refused.code}`)}</FormProblem>
      )}
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="locale" value={locale} />
      <TextField
        id="code"
        label={t("label")}
        hint={t("hint")}
        error={wrongText()}
        required
        dir="ltr"
        maxLength={SHARE_CODE_LENGTH + 4}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        className="min-h-16 text-title font-semibold tracking-[0.3em] uppercase"
      />
      <Button size="large" wide busy={opening}>
        {opening ? t("opening") : t("open")}
      </Button>
    </form>
  );

  function wrongText(): string | undefined {
    if (refused?.code === "wrong_code") return t("wrong", { left: Number(refused.fields?.["left"] ?? 1) });
    return refused?.code === "invalid" ? t("problem.invalid") : undefined;
  }
}
