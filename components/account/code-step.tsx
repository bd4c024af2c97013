"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { LiveRegion } from "@/components/ui/live-region";
import { TextField } from "@/components/ui/text-field";
import { useProblemFocus } from "@/components/ui/use-problem-focus";
import { CODE_ATTEMPTS, CODE_LENGTH, CODE_MINUTES } from "@/lib/auth/model";

type Refusal = "invalid" | "too_many" | "failed" | "signed_out";
type Props = {
  locale: string;
  next: string;
  email: string;
  enter: (form: FormData) => void;
  entering: boolean;
  refused: { readonly code: Refusal | "wrong_code" } | null;
  send: (form: FormData) => void;
  /** Another code is being asked for. */
  onSend: () => void;
  sending: boolean;
  /** A second code was asked for and is on its way. */
  sentAgain: boolean;
  /** Why no other code was sent. */
  sendRefused: Refusal | null;
  otherHref: string;
};

/** Second step of signing in: the code from the mail. */
export function CodeStep({
  locale,
  next,
  email,
  enter,
  entering,
  refused,
  send,
  onSend,
  sending,
  sentAgain,
  sendRefused,
  otherHref,
}: Props) {
  const t = useTranslations("auth");
  const form = useProblemFocus(refused);
  const words = { minutes: CODE_MINUTES, attempts: CODE_ATTEMPTS };
  const wrong = wrongText();
  const hidden = [
    ["locale", locale],
    ["next", next],
    ["email", email],
  ] as const;
  return (
    <div className="grid gap-6">
      <div>
        <h1 className="text-display">{t("code.title")}</h1>
        <p className="mt-3 text-ink-soft">{t("code.lead")}</p>
        <p className="mt-1 text-heading font-semibold break-all">{email}</p>
      </div>
      <form ref={form} action={enter} noValidate className="grid gap-6">
        {refused && !wrong && <FormProblem title={t(`problem.${refused.code}`, words)} />}
        {hidden.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <TextField
          id="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          required
          maxLength={CODE_LENGTH + 4}
          label={t("code.label")}
          hint={t("code.hint", words)}
          error={wrong}
          className="min-h-16 text-title font-semibold tracking-[0.3em]"
        />
        <Button size="large" wide busy={entering}>
          {entering ? t("code.submitting") : t("code.submit")}
        </Button>
      </form>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-line pt-4 text-small">
        <form action={send} onSubmit={onSend}>
          {hidden.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Button variant="quiet" size="small" busy={sending} className="-ms-3.5">
            {t("code.again")}
          </Button>
        </form>
        <a href={otherHref} className="underline underline-offset-4">
          {t("code.other")}
        </a>
      </div>
      <LiveRegion visible>
        {sendRefused && <p className="text-small font-medium text-bad">{t(`problem.${sendRefused}`)}</p>}
        {sentAgain && !sendRefused && <p className="text-small text-good">{t("code.sent")}</p>}
      </LiveRegion>
    </div>
  );

  function wrongText(): string | undefined {
    if (refused?.code === "wrong_code") return t("problem.wrong_code", words);
    return refused?.code === "invalid" ? t("problem.codeShape") : undefined;
  }
}
