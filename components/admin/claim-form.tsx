import { useTranslations } from "next-intl";
import { CLAIM_STEPS } from "@/lib/fulfilment/claims/model";
import { changeClaim } from "@/lib/fulfilment/claims/actions";
import type { ClaimRow } from "@/lib/reporting/model/records";
import { staffProblems } from "./staff-problems";
import { StaffForm } from "./staff-form";
import { Unfold } from "./unfold";

/** Writes down what became of asking the supplier for money back; nothing where that is over. */
export function ClaimForm({ claim }: { claim: ClaimRow }) {
  const t = useTranslations("admin");
  const next = CLAIM_STEPS[claim.state];
  if (next.length === 0) return null;
  return (
    <Unfold label={t("claims.move")} name={t("claims.of", { id: claim.supplierOrderId })}>
      <StaffForm
        // After a step the same fields stand for another one.
        key={claim.state}
        action={changeClaim}
        about={{ claim: claim.id, from: claim.state }}
        fields={[
          {
            kind: "choice",
            name: "to",
            label: t("claims.to"),
            options: next.map((value) => ({ value, label: t(`state.claim.${value}`) })),
          },
          { kind: "text", name: "note", label: t("claims.note"), hint: t("claims.noteHint") },
        ]}
        submit={t("claims.save")}
        done={t("claims.saved")}
        problems={{ ...staffProblems(t), changed: t("claims.changed") }}
      />
    </Unfold>
  );
}
