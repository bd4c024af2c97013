"use client";

import { useActionState } from "react";
import { useTranslations } from "next-intl";
import { MadeLink } from "@/components/esims/sharing/made-link";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { EmailField } from "@/components/ui/email-field";
import { FormProblem } from "@/components/ui/form-problem";
import { Select } from "@/components/ui/select";
import { useProblemFocus } from "@/components/ui/use-problem-focus";
import { giveToTraveller } from "@/lib/esims/sharing/actions";

type Props = {
  locale: string;
  esimId: string;
  /** The traveller, as they are called on this page. */ who: string;
  languages: readonly { value: string; label: string }[];
  /** They have a link already: it is replaced. */ isHandedOut: boolean;
  /** It is the next thing to do. */ isOpen: boolean;
};

/** Gives an eSIM to its traveller, by a link in their language, mailed or handed over. */
export function HandOutForm({ locale, esimId, who, languages, isHandedOut, isOpen }: Props) {
  const t = useTranslations("travellers.handOut");
  const [state, give, giving] = useActionState(giveToTraveller, null);
  const refused = state?.ok === false ? state : null;
  const form = useProblemFocus(state);
  const typed = refused?.typed ?? {};
  const wrongEmail = refused?.fields?.["email"] ? t("emailError") : undefined;
  // Once sent it stays open, whatever became of the eSIM: what was made is shown this once.
  return (
    <Disclosure summary={t(isHandedOut ? "changeTitle" : "title", { who })} open={isOpen || state !== null}>
      <form ref={form} action={give} noValidate className="grid gap-4">
        {state?.ok && <MadeLink key={state.data.code} {...state.data} />}
        {refused && !wrongEmail && <FormProblem>{t(`problem.${refused.code}`)}</FormProblem>}
        <input type="hidden" name="esim" value={esimId} />
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <EmailField
            id={`email-${esimId}`}
            name="email"
            required={false}
            label={t("email", { who })}
            hint={t("emailHint")}
            error={wrongEmail}
            autoComplete="off"
            defaultValue={typed["email"] ?? ""}
          />
          <Select
            id={`language-${esimId}`}
            name="language"
            label={t("language")}
            defaultValue={typed["language"] ?? locale}
            options={languages}
          />
        </div>
        <div className="grid justify-items-start gap-2">
          <Button
            variant={isHandedOut ? "secondary" : "primary"}
            busy={giving}
            aria-label={t(isHandedOut ? "againFor" : "makeFor", { who })}
          >
            {giving ? t("making") : t(isHandedOut ? "again" : "make")}
          </Button>
          <p className="text-small text-ink-soft">{t(isHandedOut ? "againNote" : "makeNote")}</p>
        </div>
      </form>
    </Disclosure>
  );
}
