"use client";

import { useRef, useState } from "react";
import { useTranslations } from "next-intl";
import { EmailField } from "@/components/ui/email-field";
import { LiveRegion } from "@/components/ui/live-region";
import { likelyEmail } from "./likely-email";

type Props = { defaultValue: string; wrong: boolean };

/** The one address everything goes to, in type nobody has to squint at. */
export function DeliveryEmail({ defaultValue, wrong }: Props) {
  const t = useTranslations("checkout.email");
  const input = useRef<HTMLInputElement>(null);
  const [suggestion, setSuggestion] = useState<string | null>(null);
  function take(email: string) {
    if (input.current) input.current.value = email;
    setSuggestion(null);
    input.current?.focus();
  }
  // In the place of the hint, not below it: a line more would push away what is being clicked that moment.
  const hint = suggestion ? (
    <span className="font-medium text-ink">
      {t("suggestion", { email: suggestion })}{" "}
      <button
        type="button"
        onClick={() => take(suggestion)}
        className="font-semibold underline underline-offset-4"
      >
        {t("use")}
      </button>
    </span>
  ) : (
    t("hint")
  );
  return (
    <div>
      <EmailField
        ref={input}
        id="email"
        label={t("label")}
        hint={hint}
        error={wrong ? t("error") : undefined}
        defaultValue={defaultValue}
        onBlur={(event) => setSuggestion(likelyEmail(event.target.value))}
        className="min-h-16 text-[clamp(1.125rem,0.9rem+1.2vw,1.5rem)] font-semibold tracking-tight"
      />
      <LiveRegion>{suggestion ? t("suggestion", { email: suggestion }) : ""}</LiveRegion>
    </div>
  );
}
