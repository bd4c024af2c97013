import { useTranslations } from "next-intl";
import { CodeRow } from "./code-row";

type Props = { smdp: string; matchingId: string; confirmationCode: string | null; activationCode: string };

/** Everything the camera would have read, as text. */
export function ManualCodes({ smdp, matchingId, confirmationCode, activationCode }: Props) {
  const t = useTranslations("install.manual");
  return (
    <section aria-labelledby="manual">
      <h2 id="manual" className="text-heading">
        {t("title")}
      </h2>
      <p className="mt-1 text-small text-ink-soft">{t("text")}</p>
      <dl className="mt-2 divide-y divide-line">
        <CodeRow name={t("smdp")} value={smdp} />
        <CodeRow name={t("code")} value={matchingId} />
        {confirmationCode && (
          <CodeRow name={t("confirmation")} note={t("confirmationNote")} value={confirmationCode} />
        )}
        <CodeRow name={t("whole")} note={t("wholeNote")} value={activationCode} />
      </dl>
    </section>
  );
}
