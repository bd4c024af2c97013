"use client";

import { useActionState } from "react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { useProblemFocus } from "@/components/ui/use-problem-focus";
import { putAway } from "@/lib/esims/keeping/actions";

type Props = {
  esimId: string;
  isAway: boolean;
  /** Names the eSIM for those who hear the button alone, where there are several. */ about?: string;
  /** In a list its place says what the button does. */ brief?: boolean;
};

/** Out of the list, or back into it; nothing else changes. */
export function PutAwayForm({ esimId, isAway, about, brief = false }: Props) {
  const t = useTranslations("usage.keeping");
  const [state, send, sending] = useActionState(putAway, null);
  const refused = state?.ok === false ? state : null;
  const form = useProblemFocus(refused);
  return (
    <form ref={form} action={send} className="relative grid justify-items-start gap-3">
      <input type="hidden" name="esim" value={esimId} />
      <input type="hidden" name="away" value={isAway ? "no" : "yes"} />
      {!brief && (
        <p role="status" className="text-small text-ink-soft">
          {t(isAway ? "isAway" : "awayText")}
        </p>
      )}
      {refused && <FormProblem tone="bad">{t(wordOf(refused.code))}</FormProblem>}
      <Button
        variant="secondary"
        size="small"
        busy={sending}
        aria-label={about && `${t(isAway ? "takeOut" : "away")}: ${about}`}
      >
        {t(isAway ? "takeOut" : "away")}
      </Button>
    </form>
  );
}

function wordOf(code: string): "tooMany" | "lost" | "failed" {
  if (code === "too_many") return "tooMany";
  return code === "not_found" || code === "signed_out" ? "lost" : "failed";
}
