import { useTranslations } from "next-intl";
import { ZonedTime } from "@/components/account/zoned-time";
import { DescriptionList } from "@/components/ui/description-list";
import { LinkButton } from "@/components/ui/link-button";

type Props = { boughtAt: string; order: { readonly number: string; readonly href: string }; last4: string };

/** What does not change any more: when it was bought, with which order, and the number on the card. */
export function EsimFacts({ boughtAt, order, last4 }: Props) {
  const t = useTranslations("esims.facts");
  return (
    <DescriptionList
      dense
      items={[
        { key: "bought", term: t("bought"), details: <ZonedTime iso={boughtAt} /> },
        {
          key: "order",
          term: t("order"),
          details: (
            <LinkButton
              href={order.href}
              variant="quiet"
              size="small"
              className="-my-2 -ms-3.5 underline underline-offset-4"
            >
              {order.number}
            </LinkButton>
          ),
        },
        { key: "iccid", term: t("iccid"), details: t("iccidValue", { last4 }) },
      ]}
    />
  );
}
