"use client";

import type { ReactNode } from "react";
import { Search } from "lucide-react";
import { useEarlyInput } from "@/components/ui/use-early-input";
import { match } from "@/lib/catalog/search/model/match";
import { type CountForms, countText } from "@/lib/platform/i18n/count-forms";
import { NothingFits } from "./nothing-fits";
import { useQueryValue } from "./query-value";
import { useSearchIndex } from "./search-index";

type Item = {
  readonly slug: string;
  readonly name: string;
  readonly countryCode: string | null;
  readonly node: ReactNode;
};
type Group = {
  readonly id: string;
  readonly title: string;
  readonly items: readonly Item[];
  readonly look: "tiles" | "rows";
};
type Labels = {
  filter: string;
  placeholder: string;
  jump: string;
  none: string;
  noneText: string;
  clear: string;
  found: CountForms;
};

const looks = {
  tiles: "grid grid-cols-2 gap-3 sm:grid-cols-3 sm:gap-4 lg:grid-cols-4",
  rows: "gap-x-10 sm:columns-2 lg:columns-3 [&>li]:break-inside-avoid [&>li]:border-b [&>li]:border-line",
};

/** All destinations, with a field that narrows them down in place. Every one is in the page, so it also works unscripted. */
export function DestinationFinder({
  locale,
  groups,
  labels,
}: {
  locale: string;
  groups: readonly Group[];
  labels: Labels;
}) {
  const field = useEarlyInput<HTMLLabelElement>();
  const [typed, setTyped] = useQueryValue("q", "");
  const [index, load] = useSearchIndex(locale);
  const bySlug = new Map(index.map((entry) => [entry.slug, entry]));
  const narrowed = typed.trim() !== "";
  const shown = groups
    .map((group) => ({
      ...group,
      items: narrowed
        ? group.items.filter((item) => match(bySlug.get(item.slug) ?? item, typed))
        : group.items,
    }))
    .filter((group) => group.items.length > 0);
  const count = shown.reduce((sum, group) => sum + group.items.length, 0);
  return (
    <>
      <div id="search" className="mt-8 flex flex-wrap items-end gap-x-8 gap-y-4">
        <label ref={field} className="grid w-full max-w-md gap-2 text-small font-semibold">
          {labels.filter}
          <span className="flex min-h-12 items-center gap-3 rounded-full border border-line-strong bg-sheet px-4 focus-within:border-accent focus-within:outline-2 focus-within:outline-accent">
            <Search className="size-5 shrink-0 text-ink-soft" strokeWidth={1.5} aria-hidden />
            <input
              type="search"
              value={typed}
              onFocus={load}
              onChange={(event) => setTyped(event.target.value)}
              placeholder={labels.placeholder}
              autoComplete="off"
              className="min-w-0 flex-1 bg-transparent text-base font-normal outline-none placeholder:text-ink-faint"
            />
          </span>
        </label>
        {!narrowed && (
          <nav aria-label={labels.jump} className="flex min-h-12 items-center gap-5">
            {groups.map((group) => (
              <a
                key={group.id}
                href={`#${group.id}`}
                className="py-2 text-small font-semibold underline decoration-line-strong underline-offset-4 hover:decoration-current"
              >
                {group.title}
              </a>
            ))}
          </nav>
        )}
      </div>
      <p role="status" className="sr-only">
        {narrowed ? countText(labels.found, count, locale) : ""}
      </p>
      {shown.map((group) => (
        <section key={group.id} aria-labelledby={group.id} className="mt-12">
          <h2 id={group.id} className="text-title">
            {group.title}{" "}
            <span className="text-heading font-normal text-ink-faint">{group.items.length}</span>
          </h2>
          <ul className={`mt-5 ${looks[group.look]}`}>
            {group.items.map((item) => (
              <li key={item.slug}>{item.node}</li>
            ))}
          </ul>
        </section>
      ))}
      {count === 0 && (
        <div className="mt-12">
          <NothingFits
            title={labels.none}
            text={labels.noneText}
            action={labels.clear}
            onAction={() => setTyped("")}
          />
        </div>
      )}
    </>
  );
}
