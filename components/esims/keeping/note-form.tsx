"use client";

import { useActionState } from "react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { LiveRegion } from "@/components/ui/live-region";
import { TextArea } from "@/components/ui/text-area";
import { useProblemFocus } from "@/components/ui/use-problem-focus";
import { note } from "@/lib/esims/keeping/actions";
import { LONGEST_NOTE } from "@/lib/esims/keeping/model";

/** What its owner wants to remember of an eSIM. */
export function NoteForm({ esimId, text }: { esimId: string; text: string | null }) {
  const t = useTranslations("usage.keeping");
  const problems = useTranslations("esims.rename");
  const [state, save, saving] = useActionState(note, null);
  const refused = state?.ok === false ? state : null;
  const form = useProblemFocus(refused);
  const code = refused?.code === "signed_out" ? "not_found" : refused?.code;
  const error = code && (code === "invalid" ? t("noteLong") : problems(code));
  return (
    <form ref={form} action={save} className="grid gap-3">
      <input type="hidden" name="esim" value={esimId} />
      <TextArea
        id="note"
        label={t("note")}
        hint={t("noteHint")}
        error={error}
        rows={3}
        maxLength={LONGEST_NOTE}
        autoComplete="off"
        defaultValue={refused?.typed?.["note"] ?? text ?? ""}
        className="resize-y"
      />
      <div className="flex items-center gap-4">
        <Button variant="secondary" size="small" busy={saving}>
          {t("saveNote")}
        </Button>
        <LiveRegion visible>
          {state?.ok && !saving ? <span className="text-small text-good">{t("noteSaved")}</span> : ""}
        </LiveRegion>
      </div>
    </form>
  );
}
