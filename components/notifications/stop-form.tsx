"use client";

import { useActionState } from "react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { LiveRegion } from "@/components/ui/live-region";
import { useProblemFocus } from "@/components/ui/use-problem-focus";
import { switchTopic } from "@/lib/customers/choices/actions";
import type { OptionalTopic } from "@/lib/notifications/model";

type Props = { token: string; topic: OptionalTopic; isOff: boolean };

/** Ends the topic of the mail whose link led here, or takes that back: somebody has to press, so no scanner does it. */
export function StopForm({ token, topic, isOff }: Props) {
  const t = useTranslations("notifications");
  const [answer, send, sending] = useActionState(switchTopic, null);
  const refused = answer?.ok === false ? answer : null;
  const form = useProblemFocus(refused);
  const about = { topic: t(`topics.${topic}.title`), text: t(`topics.${topic}.text`) };
  return (
    <form ref={form} action={send} className="grid justify-items-start gap-5">
      <LiveRegion visible>
        <h1 className="text-display">{isOff ? t("link.stopped") : t("link.stopTitle")}</h1>
        <p className="mt-3 text-ink-soft">
          {isOff ? t("link.stoppedText", about) : t("link.stopText", about)}
        </p>
      </LiveRegion>
      {refused && <FormProblem title={t(refused.code === "not_ours" ? "page.brokenLink" : "page.failed")} />}
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="topic" value={topic} />
      <input type="hidden" name="wanted" value={isOff ? "on" : "off"} />
      <Button variant={isOff ? "secondary" : "primary"} size="large" busy={sending}>
        {isOff ? t("link.resume") : t("link.stop")}
      </Button>
    </form>
  );
}
