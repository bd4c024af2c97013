import { useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import { Status } from "@/components/ui/status";
import { tryNotifications } from "@/lib/reporting/actions";
import type { NotificationReport } from "@/lib/reporting/model/notifications";
import { StaffAction } from "./staff-action";

const tones = { on: "good", off: "calm", refused: "warn" } as const;

/** Whether the supplier tells us things by itself, topic by topic, or why it does not. */
export function NotificationsNote({ report }: { report: NotificationReport }) {
  const t = useTranslations("admin.supplier");
  const actions = useTranslations("admin.actions");
  if (report.kind === "not_offered") return <Note>{t("notificationsNone")}</Note>;
  if (report.kind === "unreachable")
    return <Note>{t("notificationsUnreachable", { address: report.address })}</Note>;
  const why = (state: "off" | "refused", problem: string | null) => {
    if (state === "off") return t("notificationOff");
    return problem ? t("notificationProblem", { problem }) : t("notificationSilent");
  };
  return (
    <div className="grid gap-3">
      <DescriptionList
        dense
        items={report.topics.map(({ about, state, problem }) => ({
          key: about,
          term: t(`topic.${about}`),
          details: (
            <>
              <Status tone={tones[state]}>{t(`notification.${state}`)}</Status>
              {state !== "on" && (
                <span className="mt-1 block font-normal text-ink-soft">{why(state, problem)}</span>
              )}
            </>
          ),
        }))}
      />
      <div>
        <StaffAction action={tryNotifications} label={actions("rehearse")} done={actions("rehearseDone")} />
      </div>
    </div>
  );
}

function Note({ children }: { children: string }) {
  return <p className="max-w-prose text-small text-ink-soft">{children}</p>;
}
