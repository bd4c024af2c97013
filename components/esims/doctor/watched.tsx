"use client";

import type { ReactNode } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ZonedTime } from "@/components/account/zoned-time";
import { LiveRegion } from "@/components/ui/live-region";
import { isCured } from "@/lib/esims/doctor/model";
import type { UsageView } from "@/lib/esims/model";
import { usageQuery } from "@/lib/esims/query";
import { Cured } from "./cured";

type Props = {
  esimId: string;
  initial: UsageView | null;
  /** How things stood when the questions began. */ was: string;
  /** Where the eSIM's own page is. */ page: string;
  /** What was found, for as long as it holds. */ children: ReactNode;
};

/** Looks again by itself while the page is open, and turns green as soon as the operator sees data flow. */
export function Watched({ esimId, initial, was, page, children }: Props) {
  const t = useTranslations("doctor.watch");
  const { data, isError } = useQuery(usageQuery(esimId));
  const usage = data ?? initial;
  const cured = isCured(was, usage);
  return (
    <>
      <LiveRegion>{cured ? `${t("cured")} ${t("curedText")}` : ""}</LiveRegion>
      {cured ? (
        <Cured page={page} />
      ) : (
        <>
          {children}
          <div className="mt-8 border-t border-line pt-5 text-small text-ink-soft">
            {isError && <p className="font-medium text-warn">{t("offline")}</p>}
            {usage && (
              <p>
                {t.rich("next", { time: () => <ZonedTime iso={usage.nextAskAt} show="minute" /> })}{" "}
                <span className="noscript:hidden">{t("byItself")}</span>
              </p>
            )}
            <noscript>{t("byHand")}</noscript>
          </div>
        </>
      )}
    </>
  );
}
