import { useTranslations } from "next-intl";
import { LINE_STATUSES, type LineStatus } from "@/lib/orders/model";
import { RecordLink } from "./record-link";
import { State } from "./state";

/** Today's lines by state; each number leads to its rows. */
export function LinesToday({ since, counts }: { since: Date; counts: ReadonlyMap<LineStatus, number> }) {
  const t = useTranslations("admin.today");
  const present = LINE_STATUSES.filter((status) => counts.has(status));
  if (present.length === 0) return <p className="text-small text-ink-soft">{t("noLines")}</p>;
  const from = since.toISOString().slice(0, 10);
  return (
    <ul className="divide-y divide-line rounded-md border border-line bg-sheet">
      {present.map((status) => (
        <li key={status} className="flex min-h-10 items-center justify-between gap-4 px-3">
          <State of="line" value={status} />
          <RecordLink
            href={`/admin/orders?line=${status}&from=${from}`}
            className="min-w-8 text-end text-small"
          >
            {counts.get(status)}
          </RecordLink>
        </li>
      ))}
    </ul>
  );
}
