"use client";

import { startTransition, useActionState, useEffect, useState } from "react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { LiveRegion } from "@/components/ui/live-region";
import { forgetBrowser, keepBrowser } from "@/lib/customers/push/actions";
import { type PushState, readPush, remember, subscribe, unsubscribe } from "./browser-push";

type Props = {
  push: { readonly publicKey: string; readonly scopes: readonly string[]; readonly isGuest: boolean };
};

type Turn = { readonly to: "on" | "off"; readonly state: PushState | "failed" };

function formOf(field: string, value: string): FormData {
  const form = new FormData();
  form.set(field, value);
  return form;
}

/** Has this browser told of what is mailed, at its owner's word only: a page that asks by itself is one that is refused. */
export function PushSwitch({ push: { publicKey, scopes, isGuest } }: Props) {
  const t = useTranslations("push");
  const [found, setFound] = useState<PushState>("unknown");
  const [turned, turn, busy] = useActionState(perform, null);
  const marks = scopes.join(" ");
  useEffect(() => {
    void readPush(marks.split(" ")).then(setFound, () => setFound("unsupported"));
  }, [marks]);

  async function perform(_before: Turn | null, to: Turn["to"]): Promise<Turn> {
    try {
      return { to, state: to === "on" ? await turnOn() : await turnOff() };
    } catch {
      return { to, state: "failed" };
    }
  }

  async function turnOn(): Promise<Turn["state"]> {
    const subscription = await subscribe(publicKey);
    if (!subscription) return Notification.permission === "denied" ? "denied" : "off";
    const kept = await keepBrowser(null, formOf("browser", JSON.stringify(subscription)));
    if (!kept?.ok) {
      await subscription.unsubscribe();
      return "failed";
    }
    await remember(subscription, scopes);
    return "on";
  }

  async function turnOff(): Promise<Turn["state"]> {
    const endpoint = await unsubscribe();
    if (endpoint) await forgetBrowser(null, formOf("endpoint", endpoint));
    return "off";
  }

  const state = turned?.state === "failed" ? (turned.to === "on" ? "off" : "on") : (turned?.state ?? found);
  const said = turned?.state === "failed" ? t("failed") : wordsFor(state);
  const isOn = state === "on";
  return (
    <div className="grid justify-items-start gap-3">
      <LiveRegion visible>
        <p className="text-small text-ink-soft">{said}</p>
      </LiveRegion>
      {(isOn || state === "off" || state === "denied") && (
        <Button
          type="button"
          variant="secondary"
          busy={busy}
          onClick={() => startTransition(() => turn(isOn ? "off" : "on"))}
        >
          {busy ? t(isOn ? "turningOff" : "turningOn") : t(isOn ? "turnOff" : "turnOn")}
        </Button>
      )}
      {isGuest && <p className="text-small text-ink-soft">{t("guest")}</p>}
      <noscript>
        <p className="text-small text-ink-soft">{t("noScript")}</p>
      </noscript>
    </div>
  );

  function wordsFor(now: PushState): string {
    if (now === "unknown") return "";
    if (now === "on") return t("isOn");
    return now === "off" ? t("isOff") : t(now);
  }
}
