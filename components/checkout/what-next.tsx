import { useTranslations } from "next-intl";
import { StartsSentence } from "@/components/catalog/starts-sentence";
import { StepList } from "@/components/ui/step-list";
import type { LineSnapshot } from "@/lib/orders/schema";

/** What the buyer will go through after paying, and what happens if it goes wrong. */
export function WhatNext({ locale, card, count }: { locale: string; card: LineSnapshot; count: number }) {
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
      <StepList steps={steps} className="mt-4 gap-4" />
      <p className="mt-5 border-t border-line pt-4 text-small">
        <span className="block font-semibold">{t("refund")}</span>
        <span className="text-ink-soft">{t("refundText")}</span>
      </p>
    </section>
  );
}
