"use client";

import { useActionState } from "react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { LiveRegion } from "@/components/ui/live-region";
import { endShare, newShareCode } from "@/lib/esims/sharing/actions";

/** What an owner can do with a link that is open: take it back, or give it another code. */
export function ShareActs({ esimId, shareId, name }: { esimId: string; shareId: string; name: string }) {
  const t = useTranslations("share");
  const [ended, end, ending] = useActionState(endShare, null);
  const [renewed, renew, renewing] = useActionState(newShareCode, null);
  const code = [ended, renewed].flatMap((state) => (state?.ok === false ? [state.code] : []))[0];
  const ids = [
    ["esim", esimId],
    ["share", shareId],
  ] as const;
  const hidden = ids.map(([key, value]) => <input key={key} type="hidden" name={key} value={value} />);
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-2">
        <form action={renew}>
          {hidden}
          <Button
            variant="secondary"
            size="small"
            busy={renewing}
            aria-label={t("manage.newCodeFor", { name })}
          >
            {t("manage.newCode")}
          </Button>
        </form>
        <form action={end}>
          {hidden}
          <Button variant="secondary" size="small" busy={ending} aria-label={t("manage.endFor", { name })}>
            {t("manage.end")}
          </Button>
        </form>
      </div>
      <LiveRegion visible>
        {renewed?.ok && (
          <p className="flex flex-wrap items-center gap-3 text-small">
            {t("manage.codeIs")}
            <span dir="ltr" className="text-heading font-semibold tracking-[0.2em]">
              {renewed.data.code}
            </span>
            <CopyButton
              value={renewed.data.code}
              name={t("made.copyCode")}
              label={t("made.copy")}
              copiedLabel={t("made.copied")}
              refusedLabel={t("made.copyRefused")}
            />
          </p>
        )}
        {code && <p className="text-small font-medium text-bad">{t(`manage.problem.${code}`)}</p>}
      </LiveRegion>
    </div>
  );
}
