import { useTranslations } from "next-intl";
import { ZonedTime } from "@/components/account/zoned-time";
import { DescriptionList } from "@/components/ui/description-list";

type Props = {
  number: string;
  createdAt: string;
  paidAt: string | null;
  total: string;
  /** Nothing where there is none. */ discount: string | null;
  tax: string | null;
  email: string;
  /** When the buyer agreed that delivery begins at once. */ waivedAt: string | null;
  supportEmail: string;
  /** Where to write to about this order. */ writeHref: string;
};

/** The facts of an order that people look for afterwards. */
export function Receipt({ number, createdAt, paidAt, total, discount, tax, ...about }: Props) {
  const { email, waivedAt, supportEmail, writeHref } = about;
  const t = useTranslations("order.receipt");
  const items = [
    { key: "number", term: t("number"), details: number },
    { key: "date", term: t("date"), details: <ZonedTime iso={createdAt} /> },
    { key: "paid", term: t("paid"), details: paidAt ? <ZonedTime iso={paidAt} /> : t("notPaid") },
    ...(discount ? [{ key: "discount", term: t("discount"), details: discount }] : []),
    { key: "total", term: t("total"), details: total },
    ...(tax ? [{ key: "tax", term: t("tax"), details: tax }] : []),
    { key: "email", term: t("email"), details: email },
    ...(waivedAt ? [{ key: "waived", term: t("waived"), details: <ZonedTime iso={waivedAt} /> }] : []),
    {
      key: "support",
      term: t("support"),
      details: (
        <>
          <a href={writeHref} className="underline underline-offset-4">
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
    </section>
  );
}
