"use client";

import { useActionState, useEffect } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ZonedTime } from "@/components/account/zoned-time";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { useProblemFocus } from "@/components/ui/use-problem-focus";
import { makeScreenCode, takeBack } from "@/lib/esims/handover/actions";
import type { HandoverView } from "@/lib/esims/handover/model";
import { handoverQuery } from "@/lib/esims/handover/query";
import { HandoverText } from "./handover-text";
import { ScreenCode } from "./screen-code";

type Props = { esimId: string; address: string; initial: HandoverView | null };

/** Shows the QR code on another screen by a short code, follows what becomes of it, and takes it back. */
export function HandoverPanel({ esimId, address, initial }: Props) {
  const t = useTranslations("handover.panel");
  const client = useQueryClient();
  const [made, make, making] = useActionState(makeScreenCode, null);
  const [taken, take, taking] = useActionState(takeBack, null);
  const { data } = useQuery({ ...handoverQuery(esimId), initialData: initial });
  // What the owner did is there at once, and not at the next look.
  useEffect(() => {
    if (made ?? taken) void client.invalidateQueries({ queryKey: handoverQuery(esimId).queryKey });
  }, [made, taken, client, esimId]);

  const fresh = made?.ok ? made.data : null;
  const isNewest = fresh !== null && (!data || data.id < fresh.id);
  const view: HandoverView | null = isNewest
    ? { id: fresh.id, state: "waiting", expiresAt: fresh.expiresAt, openedAt: null, openedOn: null }
    : data;
  const isOut = view?.state === "waiting" || view?.state === "shown";
  const code = view?.state === "waiting" && fresh?.id === view.id ? fresh.code : null;
  const refused = made?.ok === false ? made : taken?.ok === false ? taken : null;
  const form = useProblemFocus(refused);
  return (
    <section aria-labelledby="handover" className="grid content-start gap-4 print:hidden">
      <div>
        <h2 id="handover" className="text-heading">
          {t("title")}
        </h2>
        <p className="mt-1 text-small text-ink-soft">{t("text")}</p>
      </div>
      {code && (
        <>
          <p className="text-small">
            {t.rich("open", {
              address: () => (
                <strong dir="ltr" className="inline-block font-semibold break-words select-all">
                  {address}
                </strong>
              ),
            })}
          </p>
          <ScreenCode code={code} label={t("code")}>
            {t.rich("valid", { time: () => <ZonedTime iso={view?.expiresAt ?? ""} show="minute" /> })}
          </ScreenCode>
        </>
      )}
      <HandoverText view={code ? null : view} />
      <div className="flex flex-wrap gap-3">
        <form ref={form} action={make} className="contents">
          {refused && <FormProblem title={t(`problem.${problemOf(refused.code)}`)} />}
          <input type="hidden" name="esim" value={esimId} />
          <Button variant="secondary" busy={making}>
            {making ? t("making") : view ? t("again") : t("make")}
          </Button>
        </form>
        {isOut && (
          <form action={take}>
            <input type="hidden" name="esim" value={esimId} />
            <Button variant="quiet" busy={taking}>
              {taking ? t("revoking") : t("revoke")}
            </Button>
          </form>
        )}
      </div>
    </section>
  );
}

function problemOf(code: string): "not_found" | "too_many" | "failed" {
  return code === "not_found" || code === "too_many" ? code : "failed";
}
