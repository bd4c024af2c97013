"use client";

import { useActionState } from "react";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { EmailField } from "@/components/ui/email-field";
import { FormProblem } from "@/components/ui/form-problem";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { useProblemFocus } from "@/components/ui/use-problem-focus";
import { writeToUs } from "@/lib/orders/contact/actions";
import { CONTACT_TOPICS, LONGEST_MESSAGE, SHORTEST_MESSAGE } from "@/lib/orders/contact/schema";

type Props = {
  locale: string;
  email: string;
  topic: string;
  /** The order it is about, where the way here says so. */
  order: string;
  orders: readonly { readonly id: string; readonly label: string }[];
};

/** A message to the reseller; what was typed stays if it cannot be sent. */
export function ContactForm({ locale, email, topic, order, orders }: Props) {
  const t = useTranslations("pages.contact");
  const [state, send, sending] = useActionState(writeToUs, null);
  const refused = state?.ok === false ? state : null;
  const form = useProblemFocus(refused);
  const typed = refused?.typed;
  if (state?.ok)
    return (
      <Alert tone="good" title={t("sent")}>
        {t("sentText", { email: state.data.email })}
      </Alert>
    );
  const wrong = (name: string) => Boolean(refused?.fields?.[name]);
  return (
    <form ref={form} action={send} noValidate className="grid gap-6">
      {refused && refused.code !== "invalid" && (
        <FormProblem tone="bad" title={t(refused.code === "too_many" ? "tooMany" : "failed")}>
          <p>{t("kept")}</p>
        </FormProblem>
      )}
      <input type="hidden" name="locale" value={locale} />
      <EmailField
        id="email"
        label={t("email")}
        hint={t("emailHint")}
        error={wrong("email") ? t("emailError") : undefined}
        defaultValue={typed?.["email"] ?? email}
      />
      <Select
        id="topic"
        label={t("topic")}
        defaultValue={typed?.["topic"] ?? topic}
        options={CONTACT_TOPICS.map((value) => ({ value, label: t(`topics.${value}`) }))}
      />
      {orders.length > 0 && (
        <Select
          id="order"
          label={t("order")}
          defaultValue={typed?.["order"] ?? order}
          options={[
            { value: "", label: t("noOrder") },
            ...orders.map(({ id, label }) => ({ value: id, label })),
          ]}
        />
      )}
      <TextArea
        id="message"
        label={t("message")}
        hint={t("messageHint")}
        error={
          wrong("message") ? t("messageError", { least: SHORTEST_MESSAGE, most: LONGEST_MESSAGE }) : undefined
        }
        rows={7}
        maxLength={LONGEST_MESSAGE}
        defaultValue={typed?.["message"] ?? ""}
      />
      <div className="grid justify-items-start gap-2">
        <Button size="large" busy={sending} className="max-sm:w-full">
          {sending ? t("sending") : t("send")}
        </Button>
        <p className="text-small text-ink-soft">{t("attached")}</p>
      </div>
    </form>
  );
}
