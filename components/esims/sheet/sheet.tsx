import { useTranslations } from "next-intl";
import { ZonedTime } from "@/components/account/zoned-time";
import { LandingLine } from "@/components/catalog/landing-line";
import { StartsSentence } from "@/components/catalog/starts-sentence";
import { QrCode } from "@/components/esims/install/qr-code";
import { arrivalSteps, typedApn } from "@/components/esims/install/arrival-steps";
import { formatData } from "@/lib/catalog/format";
import type { UsageView } from "@/lib/esims/model";
import type { LineSnapshot } from "@/lib/orders/schema";
import { SheetCodes } from "./sheet-codes";
import { SheetSteps } from "./sheet-steps";

type Props = {
  locale: string;
  shop: { name: string; supportEmail: string };
  esim: {
    activationCode: string;
    smdp: string;
    matchingId: string;
    confirmationCode: string | null;
    apn: { type: string; value: string | null };
    orderNumber: string;
    label: string | null;
    usage: UsageView | null;
  };
  snapshot: LineSnapshot;
  /** When it was made, ISO 8601 UTC. */ madeAt: string;
};

/**
 * Everything about one eSIM on a sheet of A4, light in any theme: printed, or kept in a browser for flight mode. So it has
 * nothing to press and needs nothing that is not in it.
 */
export function Sheet({ locale, shop, esim, snapshot, madeAt }: Props) {
  const t = useTranslations("install");
  const status = useTranslations("esims");
  const apn = typedApn(esim.apn);
  const { usage } = esim;
  return (
    <div
      data-sheet
      className="daylight mx-auto grid max-w-[190mm] gap-5 bg-sheet p-5 text-[0.8125rem] leading-normal text-ink sm:p-8 print:p-0"
    >
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2 border-b border-line pb-4">
        <LandingLine locale={locale} card={snapshot} />
        <p className="text-ink-soft">
          <strong className="text-ink">{shop.name}</strong> · {t("order", { number: esim.orderNumber })}
          {esim.label && ` · ${esim.label}`}
        </p>
      </header>
      <div className="grid gap-5 sm:grid-cols-[auto_minmax(0,1fr)] print:grid-cols-[auto_minmax(0,1fr)]">
        <QrCode text={esim.activationCode} label={t("scan.alt")} className="max-w-60 print:w-[58mm]" />
        <div className="grid content-start gap-3">
          <SheetCodes {...esim} />
          <p>{apn ? t("sheet.apn", { name: apn }) : t("sheet.apnAutomatic")}</p>
          <div className="text-ink-soft">
            <p>{status(`statusTitle.${usage?.status ?? "UNKNOWN"}`)}</p>
            {usage?.data && (
              <p>
                {status("usage.leftText", {
                  left: formatData(usage.data.remaining, locale),
                  total: formatData(usage.data.total, locale),
                })}
              </p>
            )}
            <p>{t.rich("sheet.asOf", { time: () => <ZonedTime iso={madeAt} /> })}</p>
          </div>
        </div>
      </div>
      <SheetSteps />
      <section>
        <h2 className="text-base">{t("after.title")}</h2>
        <ol className="mt-1 list-decimal gap-x-8 ps-5 sm:columns-2 print:columns-2">
          {arrivalSteps(t, esim.apn).map(({ key, title }) => (
            <li key={key}>{title}</li>
          ))}
        </ol>
      </section>
      <section className="border-t border-line pt-4">
        <h2 className="text-base">{t("sheet.rules")}</h2>
        <ul className="mt-1 list-disc ps-5">
          <li>
            <StartsSentence locale={locale} card={snapshot} />
          </li>
          <li>{t("once.text")}</li>
          <li>{t("sheet.secret")}</li>
          <li>{t("sheet.help", { email: shop.supportEmail })}</li>
        </ul>
      </section>
    </div>
  );
}
