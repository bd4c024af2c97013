"use client";

import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/link-button";
import { Pill } from "@/components/ui/pill";
import { useEarlyInput } from "@/components/ui/use-early-input";
import { type CountForms, countText } from "@/lib/platform/i18n/count-forms";
import { comparePath, MOST_COMPARED } from "./compare-path";
import { FilterPick } from "./filter-pick";
import { NothingFits } from "./nothing-fits";
import { AMOUNTS, chosenWith, sifted, type Sortable, SORTS, TRIPS, WITH, type With } from "./package-filters";
import { useQueryValue } from "./query-value";

type Item = Sortable & { readonly slug: string; readonly name: string; readonly node: ReactNode };
type Choice<Value extends string> = {
  readonly label: string;
  readonly values: Readonly<Record<Value, string>>;
};
export type ListLabels = {
  readonly sort: Choice<(typeof SORTS)[number]>;
  readonly trip: Choice<(typeof TRIPS)[number]>;
  readonly data: Choice<(typeof AMOUNTS)[number]>;
  readonly with: Choice<With>;
  readonly shown: CountForms;
  readonly none: string;
  readonly noneText: string;
  readonly reset: string;
  readonly compare: {
    /** With `{name}` where the package's goes. */
    readonly pick: string;
    readonly chosen: CountForms;
    readonly open: string;
    readonly clear: string;
    readonly more: string;
  };
};

/** One of the values of an address that are known; the first where it says anything else. */
function known<Value extends string>(values: readonly Value[], asked: string): Value {
  return values.find((value) => value === asked) ?? (values[0] as Value);
}

/** Packages to sort, to narrow down and to lay side by side. All of the choice stands in the address. */
export function PackageList({
  locale,
  items,
  labels,
}: {
  locale: string;
  items: readonly Item[];
  labels: ListLabels;
}) {
  const fields = useEarlyInput<HTMLDivElement>();
  const [sort, setSort] = useQueryValue("sort", "price");
  const [trip, setTrip] = useQueryValue("trip", "any");
  const [data, setData] = useQueryValue("data", "any");
  const [within, setWithin] = useQueryValue("with", "");
  const [compared, setCompared] = useQueryValue("compare", "");
  const wanted = chosenWith(within);
  const offered = WITH.filter((name) => items.some((item) => item.with.includes(name)));
  const shown = sifted(items, {
    sort,
    trip: known(TRIPS, trip),
    data: known(AMOUNTS, data),
    with: within,
  });
  const pickedIn = (list: string) =>
    items
      .filter(({ slug }) => list.split(",").includes(slug))
      .slice(0, MOST_COMPARED)
      .map(({ slug }) => slug);
  const picked = pickedIn(compared);
  const toggle = (list: readonly string[], name: string) =>
    (list.includes(name) ? list.filter((other) => other !== name) : [...list, name]).join(",");
  const reset = () => {
    setTrip("any");
    setData("any");
    setWithin("");
  };
  return (
    <div ref={fields}>
      <div className="grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap">
        <p role="status" className="pb-2.5 text-heading font-semibold max-sm:col-span-2 sm:me-auto">
          {countText(labels.shown, shown.length, locale)}
        </p>
        <FilterPick choice={labels.trip} values={TRIPS} value={known(TRIPS, trip)} onChange={setTrip} />
        <FilterPick choice={labels.data} values={AMOUNTS} value={known(AMOUNTS, data)} onChange={setData} />
        <div className="max-sm:col-span-2">
          <FilterPick choice={labels.sort} values={SORTS} value={known(SORTS, sort)} onChange={setSort} />
        </div>
      </div>
      {offered.length > 0 && (
        <fieldset className="mt-3 flex flex-wrap gap-2">
          <legend className="sr-only">{labels.with.label}</legend>
          {offered.map((name) => (
            <Pill
              key={name}
              type="checkbox"
              checked={wanted.includes(name)}
              onChange={() => setWithin((now) => toggle(chosenWith(now), name))}
              className="inline-flex px-4"
            >
              {labels.with.values[name]}
            </Pill>
          ))}
        </fieldset>
      )}
      <ul className="mt-5 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {shown.map((item) => (
          <li key={item.slug} className="relative">
            {item.node}
            <label className="absolute end-1.5 top-1.5 z-10 grid size-11 place-items-center">
              <span className="sr-only">{labels.compare.pick.replace("{name}", item.name)}</span>
              <input
                type="checkbox"
                className="size-5 accent-accent"
                checked={picked.includes(item.slug)}
                disabled={picked.length === MOST_COMPARED && !picked.includes(item.slug)}
                onChange={() => setCompared((now) => toggle(pickedIn(now), item.slug))}
              />
            </label>
          </li>
        ))}
      </ul>
      {shown.length === 0 && (
        <NothingFits title={labels.none} text={labels.noneText} action={labels.reset} onAction={reset} />
      )}
      {picked.length > 0 && (
        <div className="sticky bottom-4 z-20 mx-auto mt-6 flex w-fit max-w-full flex-wrap items-center justify-center gap-x-4 gap-y-2 rounded-lg border border-line-strong bg-sheet px-5 py-3">
          <p role="status" className="text-small font-medium">
            {picked.length === 1
              ? labels.compare.more
              : countText(labels.compare.chosen, picked.length, locale)}
          </p>
          {picked.length > 1 && (
            <LinkButton href={comparePath(locale, picked)} leaves size="small">
              {labels.compare.open}
            </LinkButton>
          )}
          <button
            type="button"
            onClick={() => setCompared("")}
            className="min-h-9 text-small font-semibold underline underline-offset-4"
          >
            {labels.compare.clear}
          </button>
        </div>
      )}
    </div>
  );
}
