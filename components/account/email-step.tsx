"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmailField } from "@/components/ui/email-field";
import { FormProblem } from "@/components/ui/form-problem";
import { useProblemFocus } from "@/components/ui/use-problem-focus";

type Refused = {
  readonly code: "invalid" | "too_many" | "failed" | "signed_out";
  readonly fields?: Readonly<Record<string, string>>;
  readonly typed?: Readonly<Record<string, string>>;
};
type Props = {
  locale: string;
  next: string;
  send: (form: FormData) => void;
  sending: boolean;
  refused: Refused | null;
};

/** First step of signing in: to which address the code goes. */
export function EmailStep({ locale, next, send, sending, refused }: Props) {
  const t = useTranslations("auth");
  const form = useProblemFocus(refused);
  const wrong = Boolean(refused?.fields?.["email"]);
  return (
    <form ref={form} action={send} noValidate className="grid gap-6">
      <div>
        <h1 className="text-display">{t("signIn.title")}</h1>
        <p className="mt-3 text-ink-soft">{t("signIn.lead")}</p>
      </div>
      {refused && !wrong && <FormProblem title={t(`problem.${refused.code}`)} />}
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="next" value={next} />
      <EmailField
        id="email"
        label={t("signIn.email")}
        error={wrong ? t("signIn.emailError") : undefined}
        defaultValue={refused?.typed?.["email"] ?? ""}
      />
      <Button size="large" wide busy={sending}>
        {sending ? t("signIn.sending") : t("signIn.send")}
      </Button>
    </form>
  );
}
