import type { ReactNode } from "react";

type Props = { id: string; title: ReactNode; lead?: ReactNode; children: ReactNode };

/** A part of a staff page with its heading. */
export function Panel({ id, title, lead, children }: Props) {
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h2 id={id} className="mb-2 flex min-h-9 items-center text-heading">
        {title}
      </h2>
      {lead && <p className="mb-3 max-w-prose text-small text-ink-soft">{lead}</p>}
      {children}
    </section>
  );
}
