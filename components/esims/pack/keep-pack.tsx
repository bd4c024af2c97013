"use client";

import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ZonedTime } from "@/components/account/zoned-time";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { LiveRegion } from "@/components/ui/live-region";
import { forgetPack, keepPack, type KeepProblem, packKeptAt } from "./kept-packs";

type Props = { esimId: string; sheetPath: string };
type Outcome = KeepProblem | "removed" | null;

/** Keeps the eSIM's sheet in this browser for flight mode, says since when, and removes it. */
export function KeepPack({ esimId, sheetPath }: Props) {
  const t = useTranslations("install.pack");
  const [outcome, setOutcome] = useState<Outcome>(null);
  const [busy, setBusy] = useState(false);
  // Undefined until a script has looked: without one there is nothing to press.
  const { data: keptAt, refetch } = useQuery({
    queryKey: ["pack", esimId],
    queryFn: () => packKeptAt(esimId),
    networkMode: "always",
  });
  return (
    <section aria-labelledby="pack" className="print:hidden">
      <h2 id="pack" className="text-title">
        {t("title")}
      </h2>
      <p className="mt-2 max-w-prose text-ink-soft">{t("text")}</p>
      <LiveRegion visible>
        {keptAt && (
          <p className="mt-3 text-small font-semibold text-good">
            {t.rich("kept", { time: () => <ZonedTime iso={keptAt} /> })}
          </p>
        )}
        {outcome && (
          <p className={`mt-3 text-small font-medium ${outcome === "removed" ? "" : "text-bad"}`}>
            {t(outcome)}
          </p>
        )}
      </LiveRegion>
      <div className="mt-4 flex flex-wrap gap-3">
        {keptAt !== undefined && (
          <Button type="button" variant="secondary" busy={busy} onClick={() => void keep()}>
            {busy ? t("keeping") : t(keptAt ? "renew" : "keep")}
          </Button>
        )}
        {keptAt && (
          <Button type="button" variant="quiet" onClick={() => void remove()}>
            {t("remove")}
          </Button>
        )}
        <LinkButton href={sheetPath} variant="quiet" leaves>
          {t("print")}
        </LinkButton>
      </div>
      <p className="mt-3 text-label text-ink-faint">{t("forgets")}</p>
    </section>
  );

  async function keep() {
    setBusy(true);
    setOutcome(await keepPack(esimId, sheetPath));
    await refetch();
    setBusy(false);
  }

  async function remove() {
    await forgetPack(esimId);
    setOutcome("removed");
    await refetch();
  }
}
