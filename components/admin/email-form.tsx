import { useTranslations } from "next-intl";
import { changeEmail } from "@/lib/orders/email/actions";
import { staffProblems } from "./staff-problems";
import { StaffForm } from "./staff-form";
import { Unfold } from "./unfold";

/** Puts an order under the right address. */
export function EmailForm({ orderId }: { orderId: string }) {
  const t = useTranslations("admin");
  return (
    <Unfold label={t("email.correct")} name={t("email.title")}>
      <p className="mt-3 max-w-prose text-ink-soft">{t("email.text")}</p>
      <StaffForm
        action={changeEmail}
        about={{ order: orderId }}
        fields={[
          { kind: "text", name: "email", label: t("email.label"), email: true, required: true },
          { kind: "tick", name: "revoke", label: t("email.revoke"), hint: t("email.revokeHint") },
        ]}
        submit={t("email.submit")}
        done={t("email.done")}
        problems={{
          ...staffProblems(t),
          same_email: t("email.same_email"),
          invalid: t("email.invalid"),
        }}
      />
    </Unfold>
  );
}
