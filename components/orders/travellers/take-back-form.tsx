"use client";

import { useActionState } from "react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { LiveRegion } from "@/components/ui/live-region";
import { endShare } from "@/lib/esims/sharing/actions";

/** Takes a traveller's link back; the codes are the organiser's again as long as nothing was installed. */
export function TakeBackForm({ esimId, shareId, who }: { esimId: string; shareId: string; who: string }) {
  const t = useTranslations("travellers");
  const [state, end, ending] = useActionState(endShare, null);
  return (
    <form action={end} className="grid justify-items-start gap-1">
      <input type="hidden" name="esim" value={esimId} />
      <input type="hidden" name="share" value={shareId} />
      <Button variant="secondary" size="small" busy={ending} aria-label={t("takeBackFrom", { who })}>
        {t("takeBack")}
      </Button>
      <LiveRegion visible>
        {state?.ok === false ? (
          <span className="text-small font-medium text-bad">{t(`problem.${state.code}`)}</span>
        ) : (
          ""
        )}
      </LiveRegion>
    </form>
  );
}
