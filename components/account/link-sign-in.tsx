"use client";

import { type ReactNode, useActionState, useEffect, useState, useSyncExternalStore } from "react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { LinkButton } from "@/components/ui/link-button";
import { useProblemFocus } from "@/components/ui/use-problem-focus";
import { signInWithLink } from "@/lib/auth/actions";
import { CODE_MINUTES } from "@/lib/auth/model";

type Props = { locale: string; next: string; signInHref: string };

const subscribe = () => () => undefined;

/**
 * Signing in by the link of the mail. The token stands behind the #, so only a script can read it; and somebody has to press
 * the button, so that a mail scanner that opens links cannot use it up.
 */
export function LinkSignIn({ locale, next, signInHref }: Props) {
  const t = useTranslations("auth");
  const [state, enter, entering] = useActionState(signInWithLink, null);
  const refused = state?.ok === false ? state : null;
  const form = useProblemFocus(refused);
  const awake = useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
  const [token] = useState(() => (typeof window === "undefined" ? "" : window.location.hash.slice(1)));
  useEffect(() => {
    // Out of the address bar and the history.
    window.history.replaceState(window.history.state, "", window.location.pathname + window.location.search);
  }, []);

  const again = (
    <LinkButton href={signInHref} leaves>
      {t("link.action")}
    </LinkButton>
  );
  if (!awake) return <noscript>{t("link.noScript")}</noscript>;
  if (!token || refused?.code === "invalid")
    return <Problem title={t("link.brokenTitle")} text={t("link.brokenText")} action={again} />;
  if (refused?.code === "wrong_link")
    return (
      <Problem
        title={t("link.usedTitle")}
        text={t("link.usedText", { minutes: CODE_MINUTES })}
        action={again}
      />
    );
  return (
    <form ref={form} action={enter} className="grid gap-6">
      <div>
        <h1 className="text-display">{t("link.title")}</h1>
        <p className="mt-3 text-ink-soft">{t("link.text")}</p>
      </div>
      {refused && <FormProblem title={t(`problem.${refused.code}`)} />}
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="next" value={next} />
      <Button size="large" wide busy={entering}>
        {entering ? t("link.submitting") : t("link.submit")}
      </Button>
    </form>
  );
}

function Problem({ title, text, action }: { title: string; text: string; action: ReactNode }) {
  return (
    <div role="alert" className="grid justify-items-start gap-4">
      <h1 className="text-display">{title}</h1>
      <p className="text-ink-soft">{text}</p>
      {action}
    </div>
  );
}
