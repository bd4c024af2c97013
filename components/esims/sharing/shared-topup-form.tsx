"use client";

import { useActionState, useEffect } from "react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { EmailField } from "@/components/ui/email-field";
import { FormProblem } from "@/components/ui/form-problem";
import { useProblemFocus } from "@/components/ui/use-problem-focus";
import { startSharedTopup } from "@/lib/orders/sharing/actions";
import { shownFieldOf } from "@/lib/orders/sharing/model";
import { refusedWord } from "./refused-word";

type Props = {
  locale: string;
  shareId: string;
  /** Names this form, so that submitted again it makes no second order. */ pageKey: string;
  currency: string;
  /** Whoever is signed in. */ email: string;
  offers: readonly { id: string; name: string; price: string; minor: number }[];
};

/** Pays a top-up for somebody else: which one, and where the receipt goes. */
export function SharedTopupForm({ locale, shareId, pageKey, currency, email, offers }: Props) {
  const t = useTranslations("share.topup");
  const router = useRouter();
  const [state, pay, paying] = useActionState(startSharedTopup, null);
  const refused = state?.ok === false ? state : null;
  const form = useProblemFocus(refused);
  const typed = refused?.typed ?? {};
  const code = refused && refusedWord(refused.code);
  useEffect(() => {
    if (code === "changed") router.refresh();
  }, [refused, code, router]);
  const chosen = typed["package"] ?? offers[0]?.id;
  return (
    <form ref={form} action={pay} noValidate className="grid gap-6">
      {code && !refused.fields?.["email"] && (
        <FormProblem tone={code === "changed" ? "warn" : "bad"}>{t(`problem.${code}`)}</FormProblem>
      )}
      <input type="hidden" name="share" value={shareId} />
      <input type="hidden" name="key" value={pageKey} />
      <input type="hidden" name="currency" value={currency} />
      <input type="hidden" name="locale" value={locale} />
      <fieldset className="grid gap-3">
        <legend className="mb-2 text-small font-semibold">{t("choose")}</legend>
        {offers.map(({ id, name, price, minor }) => (
          <label
            key={id}
            className="flex min-h-14 items-center gap-3 rounded-lg border border-line bg-sheet px-4 py-3 has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name="package"
              value={id}
              defaultChecked={id === chosen}
              className="size-5 shrink-0 accent-accent"
            />
            <span className="me-auto">{name}</span>
            <span className="text-heading font-semibold tabular-nums">{price}</span>
            <input type="hidden" name={shownFieldOf(id)} value={minor} />
          </label>
        ))}
      </fieldset>
      <EmailField
        id="email"
        label={t("email")}
        hint={t("emailHint")}
        defaultValue={typed["email"] ?? email}
        error={refused?.fields?.["email"] ? t("emailError") : undefined}
      />
      <Button size="large" wide busy={paying}>
        {paying ? t("paying") : t("pay")}
      </Button>
      <p className="text-small text-ink-soft">{t("note")}</p>
    </form>
  );
}
