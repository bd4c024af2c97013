import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";

/** Tells a guest how to find the order again; never before they bought. */
export function GuestNote({ email, href }: { email: string; href: string }) {
  const t = useTranslations("order.guest");
  return (
    <Card as="section" className="grid justify-items-start gap-3">
      <h2 className="text-heading">{t("title")}</h2>
      <p className="text-small text-ink-soft">{t("text", { email })}</p>
      <LinkButton href={href} variant="secondary" size="small">
        {t("action")}
      </LinkButton>
    </Card>
  );
}
