"use client";

import { type ReactNode, useId, useState } from "react";
import { useEarlyInput } from "@/components/ui/use-early-input";
import { match, type Searchable } from "@/lib/catalog/search/model/match";

type Item = Searchable & { readonly key: string; readonly node: ReactNode };

/** A list of countries with a field that narrows it down. */
export function CoverageFinder({
  items,
  labels,
}: {
  items: readonly Item[];
  labels: { filter: string; none: string };
}) {
  const id = useId();
  const field = useEarlyInput<HTMLDivElement>();
  const [typed, setTyped] = useState("");
  const shown = typed.trim() === "" ? items : items.filter((item) => match(item, typed) !== null);
  return (
    <div ref={field}>
      <label htmlFor={id} className="text-small font-semibold">
        {labels.filter}
      </label>
      <input
        id={id}
        type="search"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        autoComplete="off"
        className="mt-1.5 block min-h-11 w-full max-w-sm rounded-md border border-line-strong bg-sheet px-3.5"
      />
      <ul className="mt-4 gap-x-10 sm:columns-2 [&>li]:break-inside-avoid">
        {shown.map((item) => (
          <li key={item.key}>{item.node}</li>
        ))}
      </ul>
      <p role="status" className={shown.length === 0 ? "mt-2 font-medium" : "sr-only"}>
        {shown.length === 0 ? labels.none : ""}
      </p>
    </div>
  );
}
