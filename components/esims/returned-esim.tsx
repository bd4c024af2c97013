import { useTranslations } from "next-intl";

/** In the place of everything that installs an eSIM, once its money went back. */
export function ReturnedEsim({ as: Heading = "h1" }: { as?: "h1" | "p" }) {
  const t = useTranslations("esims.returned");
  return (
    <div className="grid justify-items-start gap-3">
      <Heading className={Heading === "h1" ? "text-display" : "text-title font-semibold"}>
        {t("title")}
      </Heading>
      <p className="max-w-prose text-ink-soft">{t("text")}</p>
    </div>
  );
}
