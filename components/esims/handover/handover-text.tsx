import { useTranslations } from "next-intl";
import { ZonedTime } from "@/components/account/zoned-time";
import { Alert } from "@/components/ui/alert";
import { LiveRegion } from "@/components/ui/live-region";
import type { HandoverView } from "@/lib/esims/handover/model";

/** What became of a screen code, read out when it changes; nothing while the code itself is to be seen. */
export function HandoverText({ view }: { view: HandoverView | null }) {
  const t = useTranslations("handover.panel");
  return (
    <LiveRegion visible>
      {view?.state === "waiting" && <p className="text-small">{t.rich("out", { time })}</p>}
      {view?.state === "shown" && (
        <Alert tone="warn" title={opened()}>
          <p>{t.rich("shownNext", { time })}</p>
          <p className="mt-1">{t("notYou")}</p>
        </Alert>
      )}
      {view?.state === "revoked" && <p className="text-small">{t("revoked")}</p>}
      {view?.state === "over" && (
        <p className="text-small">
          {opened()} {t("over")}
        </p>
      )}
      {view?.state === "expired" && <p className="text-small">{t("expired")}</p>}
    </LiveRegion>
  );

  function time() {
    return <ZonedTime iso={view?.expiresAt ?? ""} show="minute" />;
  }

  function opened() {
    return t.rich("shown", {
      screen: view?.openedOn ?? "unknown",
      time: () => <ZonedTime iso={view?.openedAt ?? ""} show="minute" />,
    });
  }
}
