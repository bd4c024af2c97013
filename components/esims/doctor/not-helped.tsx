import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";

type Props = {
  /** The report, or for whoever has none, the contact form. */ way: "send" | "write";
  href: string;
};

/** Where to turn to when the one thing to do did not help. */
export function NotHelped({ way, href }: Props) {
  const t = useTranslations("doctor");
  return (
    <section aria-labelledby="not-helped" className="grid justify-items-start gap-2">
      <h2 id="not-helped" className="text-heading">
        {t("notHelped.title")}
      </h2>
      <p className="text-small text-ink-soft">{t(way === "send" ? "notHelped.text" : "notHelped.write")}</p>
      <LinkButton href={href} leaves variant="secondary" className="mt-1">
        {t(way === "send" ? "notHelped.send" : "action.write_us")}
      </LinkButton>
    </section>
  );
}
