import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";

/** Where to turn to when the one thing to do did not help. */
export function NotHelped({ href }: { href: string }) {
  const t = useTranslations("doctor.notHelped");
  return (
    <section aria-labelledby="not-helped" className="grid justify-items-start gap-2">
      <h2 id="not-helped" className="text-heading">
        {t("title")}
      </h2>
      <p className="text-small text-ink-soft">{t("text")}</p>
      <LinkButton href={href} leaves variant="secondary" className="mt-1">
        {t("send")}
      </LinkButton>
    </section>
  );
}
