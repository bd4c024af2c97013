import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Pagination } from "@/components/ui/pagination";
import { type Column, Table } from "@/components/ui/table";
import { listText } from "@/lib/platform/i18n/list-text";
import type { Page } from "@/lib/reporting/model/paging";
import { type Query, queryWith } from "@/lib/reporting/schema";

export type Listing = {
  /** The list's address without its query. */
  readonly path: string;
  /** The same list without any filter, from the top. */
  readonly home: string;
  readonly query: Query;
  /** True where fewer rows may be shown than the list at `home` has. */
  readonly filtered: boolean;
  /** A list whose rows stand by weight rather than by time has no newer and older pages. */
  readonly timeless?: boolean;
  /** Words of the address that made no sense. */
  readonly ignored: readonly string[];
};

type Props<Row extends { id: string }> = {
  caption: string;
  columns: readonly Column<Row>[];
  page: Page<Row>;
  listing: Listing;
};

const PLACE = { after: null, before: null };

/** A list with its pages: newest first, neighbours by link, nothing counted. */
export function PagedTable<Row extends { id: string }>({ caption, columns, page, listing }: Props<Row>) {
  const t = useTranslations("admin.list");
  const locale = useLocale();
  const { path, home, query, ignored, timeless = false } = listing;
  const narrowed = listing.filtered || Object.keys(PLACE).some((name) => query[name]);
  const link = (place: Record<string, string | null>) => `${path}${queryWith(query, { ...PLACE, ...place })}`;
  const empty = (
    <EmptyState
      title={narrowed ? t("emptyFiltered") : t("emptyTitle")}
      text={narrowed ? t("emptyFilteredText") : t("emptyText")}
    >
      {narrowed && (
        <LinkButton href={home} variant="secondary" size="small">
          {timeless ? t("start") : t("first")}
        </LinkButton>
      )}
    </EmptyState>
  );
  return (
    <>
      {ignored.length > 0 && (
        <p role="status" className="mb-3 text-small text-warn">
          {t("ignored", { names: listText(ignored, locale) })}
        </p>
      )}
      <Table caption={caption} columns={columns} rows={page.rows} rowKey={(row) => row.id} empty={empty} />
      {page.rows.length > 0 && (
        <Pagination
          label={t("pages", { name: caption })}
          previous={{
            href: page.newer && link({ before: page.newer }),
            label: timeless ? t("previous") : t("newer"),
          }}
          next={{ href: page.older && link({ after: page.older }), label: timeless ? t("next") : t("older") }}
          note={t("shown", { count: page.rows.length })}
        />
      )}
    </>
  );
}
