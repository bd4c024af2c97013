import { useTranslations } from "next-intl";
import { StartsSentence } from "@/components/catalog/starts-sentence";
import type { PackageCard } from "@/lib/catalog/model";

/** What the buyer will go through after paying, and what happens if it goes wrong. */
export function WhatNext({ locale, card, count }: { locale: string; card: PackageCard; count: number }) {
  const t = useTranslations("checkout.next");
  const steps = [
    { title: t("pay"), text: t("payText") },
    { title: t("ready", { count }), text: t("readyText") },
    { title: t("install"), text: <StartsSentence locale={locale} card={card} /> },
  ];
  return (
    <section aria-labelledby="next">
      <h2 id="next" className="text-heading">
        {t("title")}
      </h2>
      <ol className="mt-4 grid gap-4">
        {steps.map((step, index) => (
          <li key={step.title} className="grid grid-cols-[1.75rem_1fr] gap-x-3.5">
            <span
              aria-hidden
              className="grid size-7 place-items-center rounded-full border border-line-strong text-small font-semibold text-ink-soft"
            >
              {index + 1}
            </span>
            <p>
              <span className="block font-semibold">{step.title}</span>
              <span className="text-small text-ink-soft">{step.text}</span>
            </p>
          </li>
        ))}
      </ol>
      <p className="mt-5 border-t border-line pt-4 text-small">
        <span className="block font-semibold">{t("refund")}</span>
        <span className="text-ink-soft">{t("refundText")}</span>
      </p>
    </section>
  );
}
