import { useTranslations } from "next-intl";
import { localePath } from "@/lib/platform/i18n/locale-path";

/** What to check before paying, and what happens if it goes wrong. */
export function PackageNotes({ locale }: { locale: string }) {
  const t = useTranslations("catalog.package");
  const notes = [
    { title: t("device"), text: t("deviceText"), href: "/help#phones", link: t("deviceLink") },
    { title: t("refund"), text: t("refundText"), href: "/help#refunds", link: t("refundLink") },
  ];
  return (
    <div className="mt-12 grid content-start gap-8 sm:mt-14">
      {notes.map((note) => (
        <section key={note.href}>
          <h2 className="text-heading">{note.title}</h2>
          <p className="mt-1.5 text-small text-ink-soft">{note.text}</p>
          <a
            href={localePath(locale, note.href)}
            className="mt-1 inline-block py-1.5 text-small font-semibold underline decoration-line-strong underline-offset-4 hover:decoration-current"
          >
            {note.link}
          </a>
        </section>
      ))}
    </div>
  );
}
