import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { formatMoment } from "@/lib/reporting/format";
import { CHANGE_FILTERS } from "@/lib/reporting/model/choices";
import type { Page } from "@/lib/reporting/model/paging";
import type { ChangeRow, SyncRow } from "@/lib/reporting/model/records";
import type { CatalogFilters } from "@/lib/reporting/schema";
import { ChangesTable } from "./changes-table";
import { Figure } from "./figure";
import { FilterBar } from "./filter-bar";
import { FilterSelect } from "./filter-select";
import type { Listing } from "./paged-table";
import { Panel } from "./panel";
import { State } from "./state";
import { SYNC_COUNTS } from "./syncs-table";
import { SyncWhy } from "./sync-why";

type Props = {
  /** Null where the address names a run that is not kept. */
  chosen: { readonly run: SyncRow; readonly page: Page<ChangeRow> } | null;
  filters: CatalogFilters;
  asked: Pick<Listing, "query" | "ignored">;
  locale: string;
};

/** One reading of the catalogue: what it counted and each difference it found. */
export function RunPanel({ chosen, filters, asked, locale }: Props) {
  const t = useTranslations("admin");
  const path = localePath(locale, "/admin/catalog");
  const close = (
    <LinkButton href={path} variant="secondary" size="small">
      {t("catalog.allRuns")}
    </LinkButton>
  );
  if (!chosen)
    return (
      <EmptyState title={t("catalog.runMissing")} text={t("catalog.runMissingText")}>
        {close}
      </EmptyState>
    );
  const { run, page } = chosen;
  const filtered = filters.kind !== null;
  const listing = { ...asked, path, home: `${path}?run=${run.id}`, filtered };
  const whole = !filtered && !filters.after && !filters.before;
  return (
    <Panel id="run" title={t("catalog.run", { time: formatMoment(run.startedAt) })}>
      <div className="mb-3 flex flex-wrap items-center gap-3 text-small">
        <State of="sync" value={run.status} />
        {run.problem && (
          <span className="min-w-0 break-words max-sm:order-last max-sm:w-full sm:flex-1">
            <SyncWhy run={run} /> {page.rows.length > 0 && t("catalog.refusedLines")}
          </span>
        )}
        <span className="ms-auto">{close}</span>
      </div>
      <dl className="mb-4 grid grid-cols-3 gap-x-6 gap-y-3 rounded-md border border-line bg-sheet px-4 py-3 sm:grid-cols-6">
        {SYNC_COUNTS.map((name) => (
          <Figure key={name} name={t(`columns.${name}`)} value={run[name].toLocaleString(locale)} />
        ))}
      </dl>
      {whole && page.rows.length === 0 ? (
        run.status === "SUCCEEDED" && (
          <EmptyState
            title={run.added > 0 ? t("catalog.firstTitle") : t("catalog.nothing")}
            text={run.added > 0 ? t("catalog.first") : t("catalog.same")}
          />
        )
      ) : (
        <>
          <FilterBar listing={listing}>
            <input type="hidden" name="run" value={run.id} />
            <FilterSelect
              name="kind"
              label={t("filters.kind")}
              value={filters.kind}
              options={CHANGE_FILTERS.map((value) => ({
                value,
                label: value === "REPRICED" ? t("catalog.kinds.REPRICED") : t(`state.change.${value}`),
              }))}
            />
          </FilterBar>
          <ChangesTable page={page} listing={listing} locale={locale} />
        </>
      )}
    </Panel>
  );
}
