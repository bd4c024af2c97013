import { useTranslations } from "next-intl";
import { CircleCheck } from "lucide-react";
import { LinkButton } from "@/components/ui/link-button";

/** It works: in the place of everything that was asked and advised. */
export function Cured({ page }: { page: string }) {
  const t = useTranslations("doctor.watch");
  return (
    <section
      aria-labelledby="cured"
      className="grid justify-items-start gap-4 rounded-lg border border-good/30 bg-good-soft p-6 text-good"
    >
      <CircleCheck className="size-10" strokeWidth={1.75} aria-hidden />
      <h1 id="cured" className="text-title">
        {t("cured")}
      </h1>
      <p className="text-ink">{t("curedText")}</p>
      <LinkButton href={page} leaves variant="secondary">
        {t("open")}
      </LinkButton>
    </section>
  );
}
