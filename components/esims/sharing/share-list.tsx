import { useTranslations } from "next-intl";
import { ZonedTime } from "@/components/account/zoned-time";
import { Status, type Tone } from "@/components/ui/status";
import type { ShareState, ShareView } from "@/lib/esims/sharing/model";
import { ShareActs } from "./share-acts";

const tones: Readonly<Record<ShareState, Tone>> = {
  unopened: "busy",
  opened: "good",
  resting: "warn",
  expired: "calm",
  revoked: "calm",
  replaced: "calm",
  guessed: "bad",
};
const OPEN: readonly ShareState[] = ["unopened", "opened", "resting"];

/** The links of an eSIM: who has one, whether it was opened, and how to take it back. */
export function ShareList({ esimId, shares }: { esimId: string; shares: readonly ShareView[] }) {
  const t = useTranslations("share.manage");
  return (
    <ul className="divide-y divide-line border-y border-line">
      {shares.map(({ id, kind, label, state, openedAt, expiresAt, endedAt }) => {
        const name = label ?? t("unnamed");
        const isOpen = OPEN.includes(state);
        const until = endedAt ?? expiresAt;
        return (
          <li key={id} className="grid gap-3 py-4">
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
              <p className="min-w-0 font-semibold break-words">{name}</p>
              <Status tone={tones[state]}>{t(`state.${state}`)}</Status>
            </div>
            <p className="text-small text-ink-soft">
              {t(`kind.${kind}.short`)}
              {" · "}
              {openedAt
                ? t.rich("openedAt", { time: () => <ZonedTime iso={openedAt.toISOString()} /> })
                : t("neverOpened")}
              {" · "}
              {t.rich(isOpen ? "until" : "over", { time: () => <ZonedTime iso={until.toISOString()} /> })}
            </p>
            {isOpen && <ShareActs esimId={esimId} shareId={id} name={name} />}
          </li>
        );
      })}
    </ul>
  );
}
