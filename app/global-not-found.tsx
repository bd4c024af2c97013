import "./globals.css";
import type { Metadata } from "next";
import { NotFoundView } from "@/components/layout/not-found-view";
import { LinkButton } from "@/components/ui/link-button";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { DEFAULT_LOCALE } from "@/lib/platform/i18n/locales";
import messages from "@/messages/en/errors.json";

export const metadata: Metadata = { title: messages.notFound.title };

/** An address outside every language. */
export default function GlobalNotFound() {
  const { title, text, home } = messages.notFound;
  return (
    <html lang={DEFAULT_LOCALE}>
      <body className="bg-paper font-sans text-base text-ink">
        <NotFoundView title={title} text={text}>
          <LinkButton href={localePath(DEFAULT_LOCALE, "/")} leaves>
            {home}
          </LinkButton>
        </NotFoundView>
      </body>
    </html>
  );
}
