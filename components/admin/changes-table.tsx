import { useTranslations } from "next-intl";
import { FACTS } from "@/lib/catalog/sync/model/facts";
import { joined, listText } from "@/lib/platform/i18n/list-text";
import type { Page } from "@/lib/reporting/model/paging";
import type { ChangeRow } from "@/lib/reporting/model/records";
import { CodeText } from "./code-text";
import { CostStep } from "./cost-step";
import { type Listing, PagedTable } from "./paged-table";
import { State } from "./state";

const SUBJECTS = ["package", "operator", "destination"] as const;

type Props = { page: Page<ChangeRow>; listing: Listing; locale: string };

/** The differences of one reading of the catalogue, the weightiest first. */
export function ChangesTable({ page, listing, locale }: Props) {
  const t = useTranslations("admin");
  const factName = (name: string) => {
    const fact = FACTS.find((known) => known === name);
    return fact ? t(`catalog.facts.${fact}`) : name;
  };
  const subjectName = (name: string) => {
    const subject = SUBJECTS.find((known) => known === name);
    return subject ? t(`catalog.subjects.${subject}`) : name;
  };
  return (
    <PagedTable
      caption={t("catalog.differences")}
      page={page}
      listing={{ ...listing, timeless: true }}
      columns={[
        { key: "kind", header: t("columns.kind"), cell: (row) => <State of="change" value={row.kind} /> },
        {
          key: "item",
          header: t("columns.item"),
          cell: (row) => (
            <span className="block max-w-80 min-w-44 py-1.5 whitespace-normal">
              {row.title && <span className="block font-medium">{row.title}</span>}
              <span className="text-label text-ink-soft">
                {subjectName(row.subject)} <CodeText>{row.supplierId}</CodeText>
              </span>
            </span>
          ),
        },
        {
          key: "details",
          header: t("columns.details"),
          cell: (row) => (
            <span className="block max-w-96 min-w-32 py-1.5 break-words whitespace-normal">
              {row.kind === "UNREADABLE"
                ? joined(row.details, ";", locale)
                : listText(row.details.map(factName), locale) || <span className="text-ink-faint">–</span>}
            </span>
          ),
        },
        {
          key: "cost",
          header: t("columns.costStep"),
          cell: (row) => <CostStep before={row.before} after={row.after} locale={locale} />,
          numeric: true,
        },
      ]}
    />
  );
}
