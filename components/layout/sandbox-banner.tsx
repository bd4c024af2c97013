import { useTranslations } from "next-intl";
import { FlaskConical } from "lucide-react";
import type { SandboxLinks } from "./brand";

/** Says on every page that nothing here is real, for as long as that is so. */
export function SandboxBanner({ controlUrl, mailboxUrl }: SandboxLinks) {
  const t = useTranslations("common.sandbox");
  const link = "font-semibold underline underline-offset-2";
  return (
    <aside aria-label={t("label")} className="bg-warn-soft text-warn">
      <p className="mx-auto flex max-w-page flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-small sm:px-6">
        <span className="inline-flex items-center gap-2">
          <FlaskConical className="size-4 shrink-0" strokeWidth={1.75} aria-hidden />
          {t("text")}
        </span>
        <span className="inline-flex gap-4">
          <a href={controlUrl} target="_blank" rel="noreferrer" className={link}>
            {t("control")}
          </a>
          {mailboxUrl && (
            <a href={mailboxUrl} target="_blank" rel="noreferrer" className={link}>
              {t("mailbox")}
            </a>
          )}
        </span>
      </p>
    </aside>
  );
}
