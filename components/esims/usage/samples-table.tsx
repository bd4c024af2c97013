import { useTranslations } from "next-intl";
import { ZonedTime } from "@/components/account/zoned-time";
import { Disclosure } from "@/components/ui/disclosure";
import { Table } from "@/components/ui/table";
import { formatData } from "@/lib/catalog/format";
import type { Sample } from "@/lib/esims/samples/model";

type Props = { locale: string; samples: readonly Sample[] };

const MOST_ROWS = 60;

/** What the chart draws, for whoever would rather read: the newest first, and of very many every so many-th. */
export function SamplesTable({ locale, samples }: Props) {
  const t = useTranslations("usage.chart");
  const each = Math.ceil(samples.length / MOST_ROWS);
  const rows = samples.toReversed().filter((_, place) => place % each === 0);
  const data = (mb: number | null) => (mb === null ? t("unknown") : formatData(mb, locale));
  return (
    <div className="-mb-px text-small">
      <Disclosure summary={t("table")}>
        <Table
          caption={t("table")}
          rows={rows}
          rowKey={({ at }) => at.toISOString()}
          columns={[
            { key: "at", header: t("time"), cell: ({ at }) => <ZonedTime iso={at.toISOString()} /> },
            { key: "left", header: t("left"), cell: ({ remainingMb }) => data(remainingMb), numeric: true },
            { key: "of", header: t("of"), cell: ({ totalMb }) => data(totalMb), numeric: true },
          ]}
        />
      </Disclosure>
    </div>
  );
}
