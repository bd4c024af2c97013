import { useLocale, useTranslations } from "next-intl";
import { helpPath } from "@/components/layout/help-path";
import { QuietLink } from "@/components/ui/quiet-link";
import { ForgetPack } from "./pack/forget-pack";

/** In the place of everything that installs an eSIM, once its money went back. */
export function ReturnedEsim({ as: Heading = "h1" }: { as?: "h1" | "p" }) {
  const t = useTranslations("esims");
  const locale = useLocale();
  return (
    <div className="grid justify-items-start gap-3">
      <ForgetPack />
      <Heading className={Heading === "h1" ? "text-display" : "text-title font-semibold"}>
        {t("returned.title")}
      </Heading>
      <p className="max-w-prose text-ink-soft">{t("returned.text")}</p>
      <QuietLink href={helpPath(locale, "refunds")}>{t("help.refunds")}</QuietLink>
    </div>
  );
}
