"use client";

import { useActionState } from "react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { FormProblem } from "@/components/ui/form-problem";
import { LiveRegion } from "@/components/ui/live-region";
import { useProblemFocus } from "@/components/ui/use-problem-focus";
import { OPTIONAL_TOPICS, type OptionalTopic } from "@/lib/notifications/model";

type Answer = { readonly ok: true } | { readonly ok: false; readonly code: string } | null;
type Props = {
  action: (previous: unknown, form: FormData) => Promise<Answer>;
  /** What the link of a mail carries, for whoever is not signed in. */
  token?: string;
  off: readonly OptionalTopic[];
};

/** A box for each thing that a reader can do without. */
export function TopicForm({ action, token, off }: Props) {
  const t = useTranslations("notifications");
  const [answer, save, saving] = useActionState(action, null);
  const refused = answer?.ok === false ? answer : null;
  const form = useProblemFocus(refused);
  const problem =
    refused?.code === "signed_out" ? "signedOut" : refused?.code === "not_ours" ? "brokenLink" : "failed";
  return (
    // Made anew when something was changed elsewhere: a box keeps what was ticked in it otherwise.
    <form key={off.join()} ref={form} action={save} className="grid gap-5">
      {refused && <FormProblem title={t(`page.${problem}`)} />}
      {token && <input type="hidden" name="token" value={token} />}
      <fieldset className="grid gap-5">
        <legend className="sr-only">{t("page.choices")}</legend>
        {OPTIONAL_TOPICS.map((topic) => (
          <Checkbox
            key={topic}
            id={topic}
            label={<span className="font-semibold">{t(`topics.${topic}.title`)}</span>}
            hint={t(`topics.${topic}.text`)}
            defaultChecked={!off.includes(topic)}
          />
        ))}
      </fieldset>
      <div className="flex flex-wrap items-center gap-4">
        <Button variant="secondary" busy={saving}>
          {saving ? t("page.saving") : t("page.save")}
        </Button>
        <LiveRegion visible>
          {answer?.ok && !saving ? <span className="text-small text-good">{t("page.saved")}</span> : ""}
        </LiveRegion>
      </div>
    </form>
  );
}
