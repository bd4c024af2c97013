"use client";

import { useActionState } from "react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { useProblemFocus } from "@/components/ui/use-problem-focus";
import { share } from "@/lib/esims/sharing/actions";
import { SHARE_DAYS } from "@/lib/esims/sharing/model";
import { MadeLink } from "./made-link";

type Props = {
  locale: string;
  esimId: string;
  label: string | null;
  /** Its money went back: only what is left of it is shown, nothing new is shared. */ isShut: boolean;
};

const KINDS = ["INSTALL", "TOP_UP"] as const;
const USUAL_DAYS = "30";

/** Makes a link for somebody else: to install the eSIM, or to pay for it. */
export function ShareForm({ locale, esimId, label, isShut }: Props) {
  const t = useTranslations("share.manage");
  const [state, make, making] = useActionState(share, null);
  const refused = state?.ok === false ? state : null;
  const form = useProblemFocus(state);
  const typed = refused?.typed ?? {};
  if (isShut) return null;
  return (
    <form ref={form} action={make} className="grid gap-5">
      {state?.ok && <MadeLink key={state.data.code} {...state.data} />}
      {refused && <FormProblem>{t(`problem.${refused.code}`)}</FormProblem>}
      <input type="hidden" name="esim" value={esimId} />
      <input type="hidden" name="locale" value={locale} />
      <fieldset className="grid gap-3">
        <legend className="mb-2 text-small font-semibold">{t("what")}</legend>
        {KINDS.map((kind) => (
          <label key={kind} className="grid grid-cols-[auto_1fr] gap-x-3">
            <input
              type="radio"
              name="kind"
              value={kind}
              defaultChecked={(typed["kind"] ?? "INSTALL") === kind}
              className="mt-0.5 size-5 accent-accent"
            />
            <span>{t(`kind.${kind}.title`)}</span>
            <span className="col-start-2 text-small text-ink-soft">{t(`kind.${kind}.text`)}</span>
          </label>
        ))}
      </fieldset>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField
          id="label"
          label={t("label")}
          hint={t("labelHint")}
          maxLength={40}
          autoComplete="off"
          defaultValue={typed["label"] ?? label ?? ""}
        />
        <Select
          id="days"
          label={t("days")}
          defaultValue={typed["days"] ?? USUAL_DAYS}
          options={SHARE_DAYS.map((days) => ({ value: String(days), label: t("daysValue", { days }) }))}
        />
      </div>
      <div>
        <Button busy={making}>{making ? t("making") : t("make")}</Button>
      </div>
    </form>
  );
}
