import type { ReactNode } from "react";
import type { useTranslations } from "next-intl";
import { dataText, hasVoiceOrTexts } from "@/lib/catalog/format";
import { type Network, type PackageDetail, pricePerDay, pricePerGb } from "@/lib/catalog/model";
import { formatMoney } from "@/lib/money/format";
import type { Money } from "@/lib/money/model";
import { listText } from "@/lib/platform/i18n/list-text";
import { Price } from "./price";
import { PRICE_SLOT, PriceText } from "./price-text";
import { StartsSentence } from "./starts-sentence";

export type Fact = { readonly key: string; readonly term: string; readonly details: ReactNode };
type Reader = { readonly locale: string; readonly t: ReturnType<typeof useTranslations<"catalog">> };

/** Everything a package gives and asks, fact by fact. What the operator does not say is said to be unsaid. */
export function factsOf(detail: PackageDetail, { locale, t }: Reader): Fact[] {
  const price = (of: "gb" | "day" | "topup", amount: Money) => (
    <Price
      locale={locale}
      of={of}
      slug={detail.slug}
      place={detail.destination.slug}
      base={formatMoney(amount, locale)}
    />
  );
  const perGb = pricePerGb(detail);
  const data = dataText(detail, locale, t);
  const [only] = detail.coverages.length === 1 ? detail.coverages : [];
  const unsaid = t("package.notStated");
  const fact = (key: Parameters<typeof termOf>[0], details: ReactNode): Fact => ({
    key,
    term: termOf(key),
    details,
  });
  const termOf = (
    key:
      | "data"
      | "fairUse"
      | "perDay"
      | "validity"
      | "start"
      | "useBy"
      | "calls"
      | "topup"
      | "networks"
      | "operator"
      | "apn"
      | "roaming"
      | "hotspot"
      | "kyc",
  ) => t(`package.${key}`);
  return [
    fact(
      "data",
      perGb ? (
        <PriceText text={t("package.perGb", { data, price: PRICE_SLOT })} price={price("gb", perGb)} />
      ) : (
        data
      ),
    ),
    ...(detail.fairUsePolicy || detail.unlimited ? [fact("fairUse", detail.fairUsePolicy ?? unsaid)] : []),
    fact("validity", t("package.validityValue", { days: detail.validityDays })),
    fact("perDay", price("day", pricePerDay(detail))),
    fact("start", <StartsSentence locale={locale} card={detail} />),
    // No supplier says when an unused eSIM is withdrawn, only that it is.
    fact("useBy", t("package.useByUnsaid")),
    fact("calls", callsText(detail, t)),
    fact(
      "topup",
      detail.topupFrom ? (
        <PriceText
          text={t("package.topupFrom", { price: PRICE_SLOT })}
          price={price("topup", detail.topupFrom)}
        />
      ) : (
        t(detail.rechargeable ? "package.topupYes" : "package.topupNo")
      ),
    ),
    ...(only
      ? [fact("networks", <Networks locale={locale} networks={only.networks} fallback={unsaid} />)]
      : []),
    fact("operator", detail.operator),
    fact("apn", apnText(detail, t)),
    fact(
      "roaming",
      detail.roaming === null ? unsaid : t(detail.roaming ? "package.roamingOn" : "package.roamingOff"),
    ),
    // Neither supplier says whether a phone may share the data of a package.
    fact("hotspot", unsaid),
    fact("kyc", t(detail.kycRequired ? "package.kycYes" : "package.kycNo")),
  ];
}

function callsText(detail: PackageDetail, t: Reader["t"]): string {
  if (!hasVoiceOrTexts(detail)) return t("package.dataOnly");
  return t("package.callsValue", { minutes: detail.voiceMinutes ?? 0, texts: detail.textMessages ?? 0 });
}

function apnText({ apn }: PackageDetail, t: Reader["t"]): string {
  if (apn.type === "manual" && apn.value) return t("package.apnManual", { apn: apn.value });
  return t("package.apnAutomatic");
}

function Networks({
  locale,
  networks,
  fallback,
}: {
  locale: string;
  networks: readonly Network[];
  fallback: string;
}) {
  if (networks.length === 0) return fallback;
  return (
    <ul>
      {networks.map((network) => (
        <li key={network.name}>
          {network.name} <span className="font-normal text-ink-soft">{listText(network.types, locale)}</span>
        </li>
      ))}
    </ul>
  );
}
