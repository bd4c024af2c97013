import type { ReactNode } from "react";

type Props = { id: string; title: ReactNode; lead?: ReactNode; children: ReactNode };

/** A part of a staff page with its heading. */
export function Panel({ id, title, lead, children }: Props) {
  return (
    <section aria-labelledby={id} className="min-w-0">
      <div className="mb-2 flex min-h-9 flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 id={id} className="text-heading">
          {title}
        </h2>
      </div>
      {lead && <p className="mb-3 max-w-prose text-small text-ink-soft">{lead}</p>}
      {children}
    </section>
  );
}
