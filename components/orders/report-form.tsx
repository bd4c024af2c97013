"use client";

import { useActionState } from "react";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { EmailField } from "@/components/ui/email-field";
import { FormProblem } from "@/components/ui/form-problem";
import { TextArea } from "@/components/ui/text-area";
import { useProblemFocus } from "@/components/ui/use-problem-focus";
import { LONGEST_MESSAGE } from "@/lib/orders/contact/schema";
import { sendReport } from "@/lib/orders/report/actions";
import { FIXED_PARTS, type ReportPart } from "@/lib/orders/report/model";
import { ReportPartBox } from "./report-part-box";

type Props = {
  locale: string;
  esimId: string;
  email: string;
  /** As they stand in the address. */ answers: string;
  parts: readonly ReportPart[];
  digest: string;
};

/** Everything that is sent, to read and to take parts out, and the words that go with it. Works without scripts. */
export function ReportForm({ locale, esimId, email, answers, parts, digest }: Props) {
  const t = useTranslations("doctor.support");
  const [state, send, sending] = useActionState(sendReport, null);
  const refused = state?.ok === false ? state : null;
  const form = useProblemFocus(refused);
  const typed = refused?.typed;
  if (state?.ok)
    return (
      <Alert tone="good" live title={t("sent")}>
        {t("sentText", { email: state.data.email })}
      </Alert>
    );
  const code = refused && (refused.code === "signed_out" ? "not_found" : refused.code);
  const wrong = (name: string) => Boolean(refused?.fields?.[name]);
  const fixed: readonly string[] = FIXED_PARTS;
  return (
    <form ref={form} action={send} noValidate className="grid gap-6">
      {code && !wrong("email") && !wrong("message") && <FormProblem>{t(`problem.${code}`)}</FormProblem>}
      {Object.entries({ esim: esimId, answers, digest, locale }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="grid gap-4">
        {parts.map(({ name, text }) => (
          <ReportPartBox
            key={name}
            name={name === "answers" ? "found" : name}
            title={t(`part.${name}`)}
            text={text}
            choice={fixed.includes(name) ? null : t("take")}
            fixedNote={t("fixed")}
            isTaken={!typed || (typed[name === "answers" ? "found" : name] ?? "") === "on"}
          />
        ))}
      </div>
      <EmailField
        id="email"
        label={t("email")}
        hint={t("emailHint")}
        error={wrong("email") ? t("emailError") : undefined}
        defaultValue={typed?.["email"] ?? email}
      />
      <TextArea
        id="message"
        label={t("message")}
        hint={t("messageHint")}
        error={wrong("message") ? t("messageError") : undefined}
        rows={5}
        maxLength={LONGEST_MESSAGE}
        defaultValue={typed?.["message"] ?? t("messageStart")}
      />
      <Button size="large" busy={sending} className="justify-self-start max-sm:w-full">
        {sending ? t("sending") : t("send")}
      </Button>
    </form>
  );
}
