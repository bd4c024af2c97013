import { useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import { Status } from "@/components/ui/status";
import { formatSpan } from "@/lib/reporting/format";

type Props = {
  health: {
    readonly ready: boolean;
    readonly version: string;
    readonly process: { readonly uptimeSeconds: number; readonly memoryMb: number };
    readonly database: string;
    readonly queue: { readonly depth: number } | string;
    readonly supplier: string;
  };
  locale: string;
};

/** How this process and its neighbours do; the same facts as `/api/health`. */
export function HealthList({ health, locale }: Props) {
  const t = useTranslations("admin.today");
  const { process, version, queue } = health;
  const age = formatSpan(process.uptimeSeconds * 1000, locale);
  const database = health.database === "up";
  const supplier = health.supplier === "reachable";
  return (
    <div className="rounded-md border border-line bg-sheet px-4 py-3">
      <Status tone={health.ready ? "good" : "bad"}>
        {health.ready ? t("healthReady") : t("healthNotReady")}
      </Status>
      <DescriptionList
        dense
        className="mt-2"
        items={[
          { term: t("database"), details: database ? t("up") : t("down") },
          { term: t("supplier"), details: supplier ? t("reachable") : t("unreachable") },
          {
            term: t("queue"),
            details: typeof queue === "string" ? t("unknown") : queue.depth.toLocaleString(locale),
          },
          {
            term: t("process"),
            details: t("processText", { age, memory: process.memoryMb.toLocaleString(locale), version }),
          },
        ]}
      />
    </div>
  );
}
