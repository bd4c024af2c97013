import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { Pagination } from "@/components/ui/pagination";
import { Section } from "@/components/ui/section";
import { listAddress } from "@/lib/esims/list/format";
import type { ListQuery, Shelf } from "@/lib/esims/list/model";
import type { UsageView } from "@/lib/esims/model";
import { snapshotSchema } from "@/lib/orders/schema";
import { EsimCard } from "../esim-card";

type Listed = {
  readonly id: string;
  readonly label: string | null;
  readonly last4: string;
  readonly snapshot: unknown;
  readonly usage: UsageView | null;
  readonly isReturned: boolean;
  readonly isAway: boolean;
};
type Props = {
  locale: string;
  path: string;
  query: ListQuery;
  shelf: Shelf;
  rows: readonly Listed[];
  count: number;
  newer: string | null;
  older: string | null;
  now: Date;
};

/** One group of the list: all of it page by page, or its beginning and the way to the rest. */
export function ShelfSection({ locale, path, query, shelf, rows, count, newer, older, now }: Props) {
  const t = useTranslations("usage.list");
  const groups = useTranslations("esims.list");
  const title = shelf === "away" ? t("away") : groups(shelf);
  const link = (place: Partial<ListQuery>) => listAddress(path, { shelf, search: query.search, ...place });
  const isAlone = query.shelf === shelf;
  return (
    <Section
      id={shelf}
      title={title}
      aside={<p className="text-small text-ink-soft">{t("count", { count })}</p>}
      className="mt-10 sm:mt-12"
    >
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {rows.map(({ id, label, last4, snapshot, usage, isReturned, isAway }) => (
          <li key={id}>
            <EsimCard
              locale={locale}
              id={id}
              label={label}
              last4={last4}
              snapshot={snapshotSchema.parse(snapshot)}
              usage={usage}
              now={now.getTime()}
              isReturned={isReturned}
              isAway={isAway}
            />
          </li>
        ))}
      </ul>
      {isAlone
        ? (newer ?? older) && (
            <Pagination
              label={t("pages", { shelf: title })}
              previous={{ href: newer && link({ before: newer }), label: t("newer") }}
              next={{ href: older && link({ after: older }), label: t("older") }}
            />
          )
        : older && (
            <LinkButton
              href={link({})}
              variant="secondary"
              size="small"
              className="mt-5"
              aria-describedby={shelf}
            >
              {t("showAll", { count })}
            </LinkButton>
          )}
    </Section>
  );
}
