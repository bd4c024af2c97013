"use client";

import { useActionState } from "react";
import { useTranslations } from "next-intl";
import { useProblemFocus } from "@/components/ui/use-problem-focus";
import { Button } from "@/components/ui/button";
import { LiveRegion } from "@/components/ui/live-region";
import { TextField } from "@/components/ui/text-field";
import { rename } from "@/lib/esims/keeping/actions";
import { LONGEST_LABEL } from "@/lib/esims/keeping/model";

/** An eSIM under a name its owner knows it by. */
export function RenameForm({ esimId, label }: { esimId: string; label: string | null }) {
  const t = useTranslations("esims.rename");
  const [state, save, saving] = useActionState(rename, null);
  const refused = state?.ok === false ? state : null;
  const form = useProblemFocus(refused);
  const code = refused?.code === "signed_out" ? "not_found" : refused?.code;
  return (
    <form ref={form} action={save} className="grid gap-3">
      <input type="hidden" name="esim" value={esimId} />
      <TextField
        id="label"
        label={t("label")}
        hint={t("hint")}
        maxLength={LONGEST_LABEL}
        autoComplete="off"
        defaultValue={refused?.typed?.["label"] ?? label ?? ""}
        error={code && t(code)}
      />
      <div className="flex items-center gap-4">
        <Button variant="secondary" size="small" busy={saving}>
          {t("save")}
        </Button>
        <LiveRegion visible>
          {state?.ok && !saving ? <span className="text-small text-good">{t("saved")}</span> : ""}
        </LiveRegion>
      </div>
    </form>
  );
}
