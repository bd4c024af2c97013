import { getTranslations } from "next-intl/server";
import { FilterBar } from "@/components/admin/filter-bar";
import { FilterSelect } from "@/components/admin/filter-select";
import { MailsTable } from "@/components/admin/mails-table";
import { Panel } from "@/components/admin/panel";
import { PushesTable } from "@/components/admin/pushes-table";
import { StaffPage } from "@/components/layout/staff-page";
import { LinkButton } from "@/components/ui/link-button";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { MAIL_STATUSES } from "@/lib/notifications/model";
import { loadMails } from "@/lib/reporting/loaders";
import { staffMetadata } from "../staff-metadata";

type Props = PageProps<"/[locale]/admin/mails">;

export const instant = false;

export const generateMetadata = ({ params }: Props) => staffMetadata(params, "mails");

export default async function MailsPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { page, pushes, filters, ignored } = await loadMails(searchParams);
  const [t, notes, told] = await Promise.all([
    getTranslations({ locale, namespace: "admin" }),
    getTranslations({ locale, namespace: "letters.preview" }),
    getTranslations({ locale, namespace: "letters.pushes" }),
  ]);
  const path = localePath(locale, "/admin/mails");
  const listing = { path, home: path, query: await searchParams, filtered: filters.state !== null, ignored };
  return (
    <StaffPage
      title={t("titles.mails")}
      aside={
        <LinkButton href={localePath(locale, "/admin/mails/templates")} variant="secondary" size="small">
          {notes("overview")}
        </LinkButton>
      }
    >
      <p className="mb-4 max-w-prose text-small text-ink-soft">{t("mailbox.lead")}</p>
      <FilterBar listing={listing}>
        <FilterSelect
          name="state"
          label={t("filters.mail")}
          value={filters.state}
          options={MAIL_STATUSES.map((value) => ({ value, label: t(`state.mail.${value}`) }))}
        />
      </FilterBar>
      <MailsTable page={page} listing={listing} />
      <div className="mt-8">
        <Panel id="pushes" title={told("title")} lead={told("lead", { count: pushes.browsers })}>
          <PushesTable pushes={pushes.last} />
        </Panel>
      </div>
    </StaffPage>
  );
}
