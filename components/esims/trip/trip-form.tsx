"use client";

import { useActionState } from "react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { LiveRegion } from "@/components/ui/live-region";
import { TextField } from "@/components/ui/text-field";
import { useProblemFocus } from "@/components/ui/use-problem-focus";
import { tellTrip } from "@/lib/esims/trip/actions";
import type { Trip } from "@/lib/esims/trip/model";

type Props = { esimId: string; trip: Trip | null };

const OF_A_FIELD: readonly string[] = ["bad_day", "no_start", "end_first", "past", "too_far", "too_long"];

/** The days of the trip an eSIM is for; what was typed stays if it cannot be kept. */
export function TripForm({ esimId, trip }: Props) {
  const t = useTranslations("advice.form");
  const [state, tell, telling] = useActionState(tellTrip, null);
  const refused = state?.ok === false ? state : null;
  const form = useProblemFocus(refused);
  const typed = refused?.typed;
  // Whoever is not signed in any more does not own it in this browser.
  const code = refused && (refused.code === "signed_out" ? "not_found" : refused.code);
  const isOfField = code !== null && OF_A_FIELD.includes(code);
  const errorOf = (field: "starts" | "ends") =>
    code && isOfField && refused.fields?.[field] ? t(`problem.${code}`) : undefined;
  const said = state?.ok ? (state.data.isKept ? t("saved") : t("cleared")) : "";
  return (
    <form ref={form} action={tell} noValidate className="grid gap-4">
      {code && !isOfField && <FormProblem>{t(`problem.${code}`)}</FormProblem>}
      <input type="hidden" name="esim" value={esimId} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          id="starts"
          type="date"
          label={t("starts")}
          error={errorOf("starts")}
          defaultValue={typed?.["starts"] ?? trip?.startsOn ?? ""}
          key={`starts ${trip?.startsOn ?? ""}`}
        />
        <TextField
          id="ends"
          type="date"
          label={t("ends")}
          hint={t("endsHint")}
          error={errorOf("ends")}
          defaultValue={typed?.["ends"] ?? trip?.endsOn ?? ""}
          key={`ends ${trip?.endsOn ?? ""}`}
        />
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <Button variant="secondary" busy={telling}>
          {t("save")}
        </Button>
        <LiveRegion visible>{said}</LiveRegion>
      </div>
      <p className="text-small text-ink-soft">
        {t("note")} {trip && t("clear")}
      </p>
    </form>
  );
}
