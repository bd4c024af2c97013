"use client";

import Link from "next/link";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { Flag } from "./flag";
import { entriesOf, forgetPlaces, useRecentPlaces } from "./recent-places";
import { useSearchIndex } from "./search-index";

type Props = { locale: string; words: { readonly title: string; readonly clear: string } };

const chip =
  "flex min-h-9 shrink-0 items-center rounded-full px-3.5 text-small font-medium whitespace-nowrap";

/**
 * Where one was before: one line, whose room is there from the first paint where this browser keeps any, and otherwise never. So
 * nothing moves when it is filled.
 */
export function RecentLine({ locale, words }: Props) {
  const slugs = useRecentPlaces();
  const [index] = useSearchIndex(locale, slugs.length > 0);
  const places = entriesOf(index, slugs);
  return (
    <nav aria-label={words.title} className="mt-3 hidden h-11 in-data-recent:block">
      {places.length > 0 && (
        <ul className="-mx-1 flex items-center gap-2 overflow-x-auto p-1">
          {places.map(({ slug, name, countryCode }) => (
            <li key={slug}>
              <Link
                href={localePath(locale, `/destinations/${slug}`)}
                prefetch={false}
                className={`${chip} gap-2 border border-line-strong bg-sheet hover:border-ink`}
              >
                {countryCode && <Flag countryCode={countryCode} size="small" />}
                {name}
              </Link>
            </li>
          ))}
          <li>
            <button
              type="button"
              onClick={forgetPlaces}
              className={`${chip} text-ink-soft underline underline-offset-4 hover:text-ink`}
            >
              {words.clear}
            </button>
          </li>
        </ul>
      )}
    </nav>
  );
}
