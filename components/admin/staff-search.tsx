"use client";

import { useActionState, useEffect, useRef } from "react";
import { Search } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Button } from "@/components/ui/button";
import { LiveRegion } from "@/components/ui/live-region";
import { searchOrders } from "@/lib/reporting/actions";
import { formatMoment } from "@/lib/reporting/format";
import type { StaffPhase } from "@/lib/reporting/model/order";

type Words = {
  readonly label: string;
  readonly placeholder: string;
  readonly hint: string;
  readonly submit: string;
  readonly shortcut: string;
  readonly results: string;
};

type Props = {
  locale: string;
  words: Words;
  problems: Readonly<Record<string, string>>;
  phases: Readonly<Record<StaffPhase, string>>;
};

/** Finds any record by what people have at hand. The term goes by POST and never stands in an address. */
export function StaffSearch(props: Props) {
  // A new page is a new question: what was found for the last one goes with it.
  return <SearchForm key={usePathname()} {...props} />;
}

function SearchForm({ locale, words, problems, phases }: Props) {
  const [state, submit, busy] = useActionState(searchOrders, null);
  const field = useRef<HTMLInputElement>(null);
  const rows = state?.ok ? state.data.rows : [];

  useEffect(() => {
    function focusField(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      field.current?.select();
    }
    document.addEventListener("keydown", focusField);
    return () => document.removeEventListener("keydown", focusField);
  }, []);

  return (
    <form action={submit} role="search" className="relative mb-5 border-b border-line pb-4">
      <input type="hidden" name="locale" value={locale} />
      <div className="flex items-center gap-2">
        <label htmlFor="staff-search" className="sr-only">
          {words.label}
        </label>
        <span className="relative min-w-0 flex-1 sm:max-w-md">
          <Search
            className="pointer-events-none absolute start-3 top-1/2 size-4 -translate-y-1/2 text-ink-soft"
            aria-hidden
          />
          <input
            ref={field}
            id="staff-search"
            name="term"
            type="search"
            required
            defaultValue={state && !state.ok ? state.typed?.["term"] : undefined}
            maxLength={254}
            autoComplete="off"
            spellCheck={false}
            placeholder={words.placeholder}
            aria-describedby="staff-search-hint"
            aria-keyshortcuts="Control+K Meta+K"
            className="min-h-10 w-full rounded-md border border-line-strong bg-sheet ps-9 pe-3 text-small placeholder:text-ink-faint hover:border-ink-soft"
          />
        </span>
        <Button variant="secondary" size="small" busy={busy} className="h-10 shrink-0">
          {words.submit}
        </Button>
        <kbd className="text-label text-ink-faint max-md:hidden">{words.shortcut}</kbd>
      </div>
      <p id="staff-search-hint" className="sr-only">
        {words.hint}
      </p>
      <LiveRegion visible>
        {state && !state.ok && !busy && (
          <p className="mt-2 text-small text-bad">{problems[state.code] ?? problems["failed"]}</p>
        )}
        {rows.length > 0 && <p className="mt-3 text-small text-ink-soft">{words.results}</p>}
      </LiveRegion>
      {rows.length > 0 && (
        <ul className="mt-1 divide-y divide-line rounded-md border border-line bg-sheet text-small">
          {rows.map((row) => (
            <li key={row.id}>
              <Link
                href={`/${locale}/admin/orders/${row.id}`}
                prefetch={false}
                className="flex min-h-10 flex-wrap items-center gap-x-4 px-3 py-1.5 hover:bg-well sm:grid sm:grid-cols-[6rem_14rem_1fr_auto]"
              >
                <span className="font-medium text-accent">{row.number}</span>
                <span>{row.email}</span>
                <span className="text-ink-soft">{phases[row.phase]}</span>
                <time dateTime={row.at} className="ms-auto text-ink-soft">
                  {formatMoment(new Date(row.at))}
                </time>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
