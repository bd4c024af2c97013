import { useTranslations } from "next-intl";
import { helpPath } from "@/components/layout/help-path";
import { QuietLink } from "@/components/ui/quiet-link";
import { DeviceCheck } from "./device-check";

/** What to check before paying, and what happens if it goes wrong. */
export function PackageNotes({ locale, refundDays }: { locale: string; refundDays: number }) {
  const t = useTranslations("catalog.package");
  return (
    <div className="mt-12 grid content-start gap-8 sm:mt-14">
      <section aria-labelledby="device">
        <h2 id="device" className="text-heading">
          {t("device")}
        </h2>
        <p className="mt-1.5 text-small text-ink-soft">{t("deviceText")}</p>
        <DeviceCheck
          labels={{
            label: t("deviceSearch"),
            placeholder: t("devicePlaceholder"),
            yes: t("deviceYes", { device: "{device}" }),
            unknown: t("deviceUnknown"),
            thisPhone: t("deviceThis", { model: "{model}" }),
          }}
        />
        <p className="mt-3 text-small text-ink-soft">{t("lockedText")}</p>
        <QuietLink href={helpPath(locale, "phones")} className="mt-1">
          {t("deviceLink")}
        </QuietLink>
      </section>
      <section aria-labelledby="refund">
        <h2 id="refund" className="text-heading">
          {t("refund")}
        </h2>
        <ul className="mt-1.5 grid list-disc gap-1 ps-5 text-small text-ink-soft">
          <li>{t("refundUndelivered")}</li>
          {refundDays > 0 && <li>{t("refundUnused", { days: refundDays })}</li>}
          <li>{t("refundUsed")}</li>
        </ul>
        <QuietLink href={helpPath(locale, "refunds")} className="mt-1">
          {t("refundLink")}
        </QuietLink>
      </section>
    </div>
  );
}
