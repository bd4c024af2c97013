import { useTranslations } from "next-intl";
import { ZonedTime } from "@/components/account/zoned-time";
import { DescriptionList } from "@/components/ui/description-list";
import { formatMoney } from "@/lib/money/format";
import type { Money } from "@/lib/money/model";
import { receiptReturns, receiptSums } from "@/lib/receipts/format";
import type { Receipt as View } from "@/lib/receipts/model";

type Props = {
  locale: string;
  receipt: View;
  supportEmail: string;
  /** Where to write to about this order. */ writeHref: string;
  /** Where its PDF is; there is one as soon as the order is paid. */ pdfHref: string;
};

/** The facts of an order that people look for afterwards. */
export function Receipt({ locale, receipt, supportEmail, ...hrefs }: Props) {
  const t = useTranslations("receipt");
  const { number, createdAt, paidAt, waivedAt, email } = receipt;
  const reader = { locale, t, print: (amount: Money) => formatMoney(amount, locale) };
  const time = (at: Date) => <ZonedTime iso={at.toISOString()} />;
  const items = [
    { key: "number", term: t("number"), details: number },
    { key: "date", term: t("date"), details: time(createdAt) },
    { key: "paid", term: t("paid"), details: paidAt ? time(paidAt) : t("notPaid") },
    ...receiptSums(receipt, reader).map(({ key, label, amount }) => ({ key, term: label, details: amount })),
    ...receiptReturns(receipt, reader).map(({ label, at, amount }, index) => ({
      key: `returned-${index}`,
      term: label,
      details: (
        <>
          {amount} · {time(at)}
        </>
      ),
    })),
    { key: "email", term: t("email"), details: email },
    ...(waivedAt ? [{ key: "waived", term: t("waived"), details: time(waivedAt) }] : []),
    {
      key: "support",
      term: t("support"),
      details: (
        <>
          <a href={hrefs.writeHref} className="underline underline-offset-4">
            {t("write")}
          </a>
          <br />
          <a
            href={`mailto:${supportEmail}?subject=${encodeURIComponent(number)}`}
            className="underline underline-offset-4"
          >
            {supportEmail}
          </a>
        </>
      ),
    },
  ];
  return (
    <section aria-labelledby="receipt">
      <h2 id="receipt" className="text-heading">
        {t("title")}
      </h2>
      <DescriptionList items={items} dense className="mt-2" />
      {paidAt && (
        <a
          href={hrefs.pdfHref}
          download
          className="mt-3 inline-flex min-h-11 items-center text-small font-medium underline underline-offset-4"
        >
          {t("download")}
        </a>
      )}
    </section>
  );
}
