import type { ComponentProps } from "react";
import { useTranslations } from "next-intl";
import { ActionButton } from "./action-button";

type Props = Omit<ComponentProps<typeof ActionButton>, "problems">;

/** An action button that has words for everything that can go wrong. */
export function StaffAction(props: Props) {
  const t = useTranslations("admin.actions");
  const problems = {
    supplier_unavailable: t("supplier_unavailable"),
    not_delivered: t("not_delivered"),
    nothing_to_do: t("nothing_to_do"),
    not_found: t("not_found"),
    not_repeatable: t("not_repeatable"),
    unwanted: t("unwanted"),
    too_many: t("too_many"),
    invalid: t("invalid"),
    signed_out: t("signed_out"),
    failed: t("failed"),
  };
  return <ActionButton problems={problems} {...props} />;
}
