"use client";

import { useActionState } from "react";
import { useTranslations } from "next-intl";
import { forgetPacks } from "@/components/esims/pack/kept-packs";
import { Button } from "@/components/ui/button";
import { LiveRegion } from "@/components/ui/live-region";
import { signOut } from "@/lib/auth/actions";

/** Ends the session on this device, and removes the travel packs that were kept on it. */
export function SignOutForm({ locale }: { locale: string }) {
  const t = useTranslations("auth.account");
  const [state, leave, leaving] = useActionState(signOut, null);
  return (
    <form action={leave} onSubmit={() => void forgetPacks()} className="grid justify-items-start gap-3">
      <input type="hidden" name="locale" value={locale} />
      <Button variant="secondary" busy={leaving}>
        {leaving ? t("signingOut") : t("signOut")}
      </Button>
      <p className="text-small text-ink-soft">{t("signOutText")}</p>
      <LiveRegion visible>
        {state?.ok === false && <p className="text-small font-medium text-bad">{t("signOutFailed")}</p>}
      </LiveRegion>
    </form>
  );
}
