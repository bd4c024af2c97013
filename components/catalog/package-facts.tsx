import { useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import { dataText, hasVoiceOrTexts } from "@/lib/catalog/format";
import { type PackageDetail, pricePerGb } from "@/lib/catalog/model";
import { formatMoney } from "@/lib/money/format";
import type { Money } from "@/lib/money/model";
import { Price } from "./price";
import { PRICE_SLOT, PriceText } from "./price-text";
import { StartsSentence } from "./starts-sentence";

/** Everything a package gives and asks, fact by fact. What the operator does not say is said to be unsaid. */
export function PackageFacts({ locale, detail }: { locale: string; detail: PackageDetail }) {
  const t = useTranslations("catalog.package");
  const words = useTranslations("catalog");
  const perGb = pricePerGb(detail);
  const data = dataText(detail, locale, words);
  const [only] = detail.coverages.length === 1 ? detail.coverages : [];
  const price = (of: "gb" | "topup", amount: Money) => (
    <Price
      locale={locale}
      of={of}
      slug={detail.slug}
      place={detail.destination.slug}
      base={formatMoney(amount, locale)}
    />
  );
  const topup = detail.topupFrom ? (
    <PriceText text={t("topupFrom", { price: PRICE_SLOT })} price={price("topup", detail.topupFrom)} />
  ) : detail.rechargeable ? (
    t("topupYes")
  ) : (
    t("topupNo")
  );
  const calls = hasVoiceOrTexts(detail)
    ? t("callsValue", { minutes: detail.voiceMinutes ?? 0, texts: detail.textMessages ?? 0 })
    : t("dataOnly");
  const roaming =
    detail.roaming === null ? t("notStated") : detail.roaming ? t("roamingOn") : t("roamingOff");
  const items = [
    {
      key: "data",
      term: t("data"),
      details: perGb ? (
        <PriceText text={t("perGb", { data, price: PRICE_SLOT })} price={price("gb", perGb)} />
      ) : (
        data
      ),
    },
    ...((detail.fairUsePolicy ?? detail.unlimited)
      ? [{ key: "fairUse", term: t("fairUse"), details: detail.fairUsePolicy ?? t("notStated") }]
      : []),
    { key: "validity", term: t("validity"), details: t("validityValue", { days: detail.validityDays }) },
    { key: "start", term: t("start"), details: <StartsSentence locale={locale} card={detail} /> },
    { key: "calls", term: t("calls"), details: calls },
    { key: "topup", term: t("topup"), details: topup },
    ...(only
      ? [
          {
            key: "networks",
            term: t("networks"),
            details: <Networks networks={only.networks} fallback={t("notStated")} />,
          },
        ]
      : []),
    { key: "operator", term: t("operator"), details: detail.operator },
    {
      key: "apn",
      term: t("apn"),
      details:
        detail.apn.type === "manual" && detail.apn.value
          ? t("apnManual", { apn: detail.apn.value })
          : t("apnAutomatic"),
    },
    { key: "roaming", term: t("roaming"), details: roaming },
    { key: "kyc", term: t("kyc"), details: detail.kycRequired ? t("kycYes") : t("kycNo") },
  ];
  return <DescriptionList items={items} />;
}

function Networks({
  networks,
  fallback,
}: {
  networks: PackageDetail["coverages"][number]["networks"];
  fallback: string;
}) {
  if (networks.length === 0) return fallback;
  return (
    <ul>
      {networks.map((network) => (
        <li key={network.name}>
          {network.name} <span className="font-normal text-ink-soft">{network.types.join(", ")}</span>
        </li>
      ))}
    </ul>
  );
}
