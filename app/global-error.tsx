"use client";

import "./globals.css";
import { ErrorView } from "@/components/layout/error-view";
import { DEFAULT_LOCALE } from "@/lib/platform/i18n/locales";
import messages from "@/messages/en/errors.json";

/** The root layout itself broke: nothing is left of the page, its language included. */
export default function GlobalError({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return (
    <html lang={DEFAULT_LOCALE}>
      <body className="bg-paper font-sans text-base text-ink">
        <ErrorView text={messages.crash} digest={error.digest} retry={retry} />
      </body>
    </html>
  );
}
