import { useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
import { QuietLink } from "@/components/ui/quiet-link";

/** For whoever's phone says that the code is not valid any more: it was used, and where it went. */
export function Trouble({ writeHref }: { writeHref: string }) {
  const t = useTranslations("install.trouble");
  return (
    <Disclosure summary={t("title")}>
      <p className="text-small">{t("lead")}</p>
      <ul className="mt-3 grid list-disc gap-2 ps-5 text-small text-ink-soft">
        <li>{t("here")}</li>
        <li>{t("elsewhere")}</li>
        <li>{t("deleted")}</li>
      </ul>
      <QuietLink href={writeHref} className="mt-2">
        {t("write")}
      </QuietLink>
    </Disclosure>
  );
}
