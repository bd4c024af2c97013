import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/admin/action-button";
import { MailPreview } from "@/components/admin/mail-preview";
import { staffProblems } from "@/components/admin/staff-problems";
import { StaffPage } from "@/components/layout/staff-page";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { Select } from "@/components/ui/select";
import { TEMPLATES } from "@/lib/notifications/model";
import { pageNonce } from "@/lib/platform/http/page-nonce";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { LOCALES, ownName } from "@/lib/platform/i18n/locales";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { sendPreview } from "@/lib/reporting/previews/actions";
import { loadMailPreview } from "@/lib/reporting/previews/loaders";
import { LOOKS } from "@/lib/reporting/previews/schema";
import { staffMetadata } from "../../staff-metadata";

type Props = PageProps<"/[locale]/admin/mails/templates">;

export const instant = false;

export const generateMetadata = ({ params }: Props) => staffMetadata(params, "templates");

export default async function MailTemplatesPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const mail = await loadMailPreview(searchParams);
  const [t, staff, nonce] = await Promise.all([
    getTranslations("letters.preview"),
    getTranslations("admin"),
    pageNonce(),
  ]);
  const { template, language, look } = mail;
  const choices = [
    {
      id: "template",
      label: t("template"),
      value: template,
      options: TEMPLATES.map((name) => ({ value: name, label: staff(`mails.${name}`) })),
    },
    {
      id: "language",
      label: t("language"),
      value: language,
      options: LOCALES.map((name) => ({ value: name, label: ownName(name) })),
    },
    {
      id: "look",
      label: t("look"),
      value: look,
      options: LOOKS.map((name) => ({ value: name, label: t(name) })),
    },
  ];
  const facts = [
    { key: "subject", term: t("subject"), details: <bdi lang={language}>{mail.subject}</bdi> },
    {
      key: "topic",
      term: t("topic"),
      details: `${t(`names.${mail.topic}`)} (${mail.isOptional ? t("optional") : t("always")})`,
    },
    { key: "push", term: t("pushed"), details: mail.isPushed ? t("pushedToo") : t("notPushed") },
    { key: "wording", term: t("wording"), details: mail.isOwnWording ? t("ownWording") : t("ourWording") },
  ];
  return (
    <StaffPage title={staff("titles.templates")}>
      <p className="mb-4 max-w-prose text-small text-ink-soft">{t("lead")}</p>
      {/* A page of its own for each look: the frame's style carries the nonce that this document was sent with. */}
      <form
        action={localePath(locale, "/admin/mails/templates")}
        className="mb-4 flex flex-wrap items-end gap-2"
      >
        {choices.map(({ id, label, value, options }) => (
          <div key={id} className="min-w-36 max-sm:flex-1">
            <Select
              id={id}
              label={label}
              defaultValue={value}
              options={options}
              className="min-h-9 py-0 text-small"
            />
          </div>
        ))}
        <Button variant="secondary" size="small">
          {t("show")}
        </Button>
      </form>
      {mail.hasWording && !mail.isOwnWording && (
        <Alert tone="warn" className="mb-4 max-w-prose">
          {t("wordingBroken")}
        </Alert>
      )}
      <DescriptionList items={facts} dense className="mb-4 max-w-prose" />
      <div className="mb-4">
        <ActionButton
          action={sendPreview}
          label={t("send")}
          done={t("sent")}
          problems={staffProblems(staff)}
          fields={{ template, language }}
        />
      </div>
      <MailPreview look={look} html={mail.html} text={mail.text} nonce={nonce} />
    </StaffPage>
  );
}
