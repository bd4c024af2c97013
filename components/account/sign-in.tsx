"use client";

import { useActionState, useState } from "react";
import { requestCode, signInWithCode } from "@/lib/auth/actions";
import { CodeStep } from "./code-step";
import { EmailStep } from "./email-step";

type Props = { locale: string; next: string; otherHref: string };

/** Signing in: address, then code. Both steps work without scripts, because each answer of the server holds the next one. */
export function SignIn({ locale, next, otherHref }: Props) {
  const [asked, send, sending] = useActionState(requestCode, null);
  const [entered, enter, entering] = useActionState(signInWithCode, null);
  // How things stood when another code was asked for: what was wrong with the old one is of no interest any more.
  const [before, setBefore] = useState<{ asked: typeof asked; entered: typeof entered } | null>(null);

  const refusedAsk = asked?.ok === false ? asked : null;
  const refusedCode = entered?.ok === false ? entered : null;
  const email = asked?.ok
    ? asked.data.email
    : (refusedCode?.typed?.["email"] ?? (before ? refusedAsk?.typed?.["email"] : undefined));
  if (!email)
    return <EmailStep locale={locale} next={next} send={send} sending={sending} refused={refusedAsk} />;
  return (
    <CodeStep
      locale={locale}
      next={next}
      email={email}
      enter={enter}
      entering={entering}
      refused={before?.entered === entered ? null : refusedCode}
      send={send}
      onSend={() => setBefore({ asked, entered })}
      sending={sending}
      sentAgain={before !== null && asked !== before.asked && asked?.ok === true}
      sendRefused={refusedAsk?.code ?? null}
      otherHref={otherHref}
    />
  );
}
