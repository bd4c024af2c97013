"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import Form from "next/form";
import { Button } from "@/components/ui/button";
import { LiveRegion } from "@/components/ui/live-region";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { useEarlyInput } from "@/components/ui/use-early-input";

type Props = {
  locale: string;
  /** The page that shows the prices. */ action: string;
  /** What else its address says. */ rest: readonly { name: string; value: string }[];
  currencies: readonly string[];
  currency: string;
  /** To choose where the buyer lives from; nobody is asked without them. */
  countries?: readonly { readonly value: string; readonly label: string }[];
  country?: string | null;
  code: string | null;
  codeProblem: string | null;
  /** What the code does, where it does. */ codeEffect: string | null;
};

/** Currency and code. Both stand in the page's address, so that prices are worked out in one place, scripts or not. */
export function PriceChoices({ locale, action, rest, currencies, currency, code, ...about }: Props) {
  const { countries, country } = about;
  const t = useTranslations("checkout.choices");
  const fields = useEarlyInput<HTMLElement>();
  const said = about.codeProblem ?? about.codeEffect ?? "";
  const [first] = useState(said);
  const names = new Intl.DisplayNames([locale], { type: "currency" });
  return (
    <section ref={fields} aria-labelledby="choices">
      <h2 id="choices" className="sr-only">
        {t("title")}
      </h2>
      <Form action={action} replace scroll={false} className="grid gap-4">
        {rest.map(({ name, value }, index) => (
          <input key={`${name}-${String(index)}`} type="hidden" name={name} value={value} />
        ))}
        {currencies.length > 1 && (
          <Select
            // A server that answered in another currency is right.
            key={currency}
            id="currency"
            label={t("currency")}
            defaultValue={currency}
            options={currencies.map((value) => ({ value, label: `${value} · ${names.of(value) ?? value}` }))}
            onChange={(event) => event.currentTarget.form?.requestSubmit()}
          />
        )}
        {countries && (
          <Select
            key={`in-${country ?? ""}`}
            id="country"
            label={t("country")}
            hint={t("countryHint")}
            defaultValue={country ?? ""}
            options={[{ value: "", label: t("countryNone") }, ...countries]}
            onChange={(event) => event.currentTarget.form?.requestSubmit()}
          />
        )}
        <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-3">
          <TextField
            key={code}
            id="promo"
            label={t("code")}
            hint={about.codeEffect ?? (about.codeProblem ? undefined : t("codeHint"))}
            error={about.codeProblem ?? undefined}
            defaultValue={code ?? ""}
            maxLength={60}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
          />
          <Button variant="secondary" className="mt-[1.6875rem]">
            {t("apply")}
          </Button>
        </div>
        <LiveRegion>{said === first ? "" : said}</LiveRegion>
      </Form>
    </section>
  );
}
