import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { localePath } from "@/lib/platform/i18n/locale-path";

type Props = {
  locale: string;
  name: string | null;
  /** The traveller's link is still there; taken back, the codes are the owner's again. */ isOpen: boolean;
  orderId: string;
};

/** In the place of the codes, for an owner whose traveller has them. */
export function HandedOut({ locale, name, isOpen, orderId }: Props) {
  const t = useTranslations("share.handed");
  const words = { named: name ? "yes" : "no", name: name ?? "" };
  return (
    <div className="grid justify-items-start gap-4">
      <h1 className="text-display">{t("title", words)}</h1>
      <p className="max-w-prose text-ink-soft">{isOpen ? t("text") : t("started")}</p>
      <LinkButton href={localePath(locale, `/orders/${orderId}/travellers`)}>{t("travellers")}</LinkButton>
    </div>
  );
}
