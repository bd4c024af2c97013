"use client";

import type { ReactNode } from "react";
import { ChevronDown } from "lucide-react";
import { type CountForms, countText } from "@/lib/platform/i18n/count-forms";
import { NothingFits } from "./nothing-fits";
import { useQueryValue } from "./query-value";

type Item = {
  readonly key: string;
  readonly node: ReactNode;
  readonly price: number;
  /** Price of one GB; null where there is none to compare. */
  readonly perGb: number | null;
  /** MB; unlimited is infinite and sent as null. */
  readonly data: number | null;
  readonly days: number;
  readonly unlimited: boolean;
  readonly calls: boolean;
  readonly topup: boolean;
};

type Choice = { readonly label: string; readonly options: readonly { value: string; label: string }[] };
type Labels = {
  readonly sort: Choice;
  readonly trip: Choice;
  readonly kind: Choice;
  readonly shown: CountForms;
  readonly none: string;
  readonly noneText: string;
  readonly reset: string;
};

const LAST = Number.MAX_SAFE_INTEGER;

const orders: Readonly<Record<string, (left: Item, right: Item) => number>> = {
  price: (left, right) => left.price - right.price,
  perGb: (left, right) => (left.perGb ?? LAST) - (right.perGb ?? LAST),
  data: (left, right) => (right.data ?? LAST) - (left.data ?? LAST),
  days: (left, right) => right.days - left.days,
};

const kinds: Readonly<Record<string, (item: Item) => boolean>> = {
  unlimited: (item) => item.unlimited,
  calls: (item) => item.calls,
  topup: (item) => item.topup,
};

function Pick({
  choice,
  value,
  onChange,
}: {
  choice: Choice;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <label className="grid gap-1 text-label text-ink-faint">
      {choice.label}
      <span className="relative grid">
        <select
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className="min-h-11 min-w-0 appearance-none rounded-full border border-line-strong bg-sheet ps-4 pe-9 text-small font-medium text-ink hover:border-ink-soft"
        >
          {choice.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown
          className="pointer-events-none absolute end-3 top-1/2 size-4 -translate-y-1/2 text-ink-soft"
          aria-hidden
        />
      </span>
    </label>
  );
}

/** Packages to sort and narrow down in place; the choice stands in the address. */
export function PackageList({
  locale,
  items,
  labels,
}: {
  locale: string;
  items: readonly Item[];
  labels: Labels;
}) {
  const [sort, setSort] = useQueryValue("sort", "price");
  const [trip, setTrip] = useQueryValue("trip", "any");
  const [kind, setKind] = useQueryValue("kind", "any");
  const leastDays = Number(trip) || 0;
  const shown = items
    .filter((item) => item.days >= leastDays && (kinds[kind]?.(item) ?? true))
    .toSorted(orders[sort] ?? orders["price"]);
  const reset = () => {
    setTrip("any");
    setKind("any");
  };
  return (
    <>
      <div className="grid grid-cols-2 items-end gap-3 sm:flex">
        <p role="status" className="pb-2.5 text-heading font-semibold max-sm:col-span-2 sm:me-auto">
          {countText(labels.shown, shown.length, locale)}
        </p>
        <Pick choice={labels.trip} value={trip} onChange={setTrip} />
        <Pick choice={labels.kind} value={kind} onChange={setKind} />
        <Pick choice={labels.sort} value={sort} onChange={setSort} />
      </div>
      <ul className="mt-5 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {shown.map((item) => (
          <li key={item.key}>{item.node}</li>
        ))}
      </ul>
      {shown.length === 0 && (
        <NothingFits title={labels.none} text={labels.noneText} action={labels.reset} onAction={reset} />
      )}
    </>
  );
}
