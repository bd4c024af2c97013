import type { ReactNode } from "react";
import { cn } from "@/lib/platform/cn";

type Props = {
  id: string;
  title: ReactNode;
  lead?: ReactNode;
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A part of a page with its heading. */
export function Section({ id, title, lead, aside, className, children }: Props) {
  return (
    <section aria-labelledby={id} className={cn("mt-16 sm:mt-20", className)}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h2 id={id} className="text-title">
          {title}
        </h2>
        {aside}
      </div>
      {lead && <p className="mt-2 max-w-prose text-ink-soft">{lead}</p>}
      <div className="mt-6">{children}</div>
    </section>
  );
}
