import type { useTranslations } from "next-intl";
import { REFUND_CODES } from "@/lib/orders/refunds/model";
import type { StaffField } from "./staff-form";

/** Why money is sent back; an exception to the rule needs a sentence. */
export function refundFields(
  t: ReturnType<typeof useTranslations<"admin">>,
  { isException }: { isException: boolean },
): StaffField[] {
  return [
    {
      kind: "choice",
      name: "reason",
      label: t("money.reason"),
      options: REFUND_CODES.map((value) => ({ value, label: t(`reasons.${value}`) })),
    },
    {
      kind: "text",
      name: "note",
      label: isException ? t("money.noteNeeded") : t("money.note"),
      ...(isException && { hint: t("money.exceptionNote"), required: true }),
    },
  ];
}
