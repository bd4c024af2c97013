import type { ReactNode } from "react";
import { cn } from "@/lib/platform/cn";

type Item = { term: ReactNode; details: ReactNode; key?: string };

/** Facts, name by name. */
export function DescriptionList({
  items,
  dense = false,
  className,
}: {
  items: readonly Item[];
  dense?: boolean;
  className?: string;
}) {
  return (
    <dl className={cn("divide-y divide-line", className)}>
      {items.map((item, index) => (
        <div
          key={item.key ?? index}
          className={cn(
            "grid gap-x-6 gap-y-0.5 sm:grid-cols-[minmax(8rem,12rem)_1fr]",
            dense ? "py-2 text-small" : "py-3.5",
          )}
        >
          <dt className="text-ink-soft">{item.term}</dt>
          <dd className="min-w-0 font-medium break-words">{item.details}</dd>
        </div>
      ))}
    </dl>
  );
}
