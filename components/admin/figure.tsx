import type { ReactNode } from "react";

/** One number that matters, with its name above and its small print below. */
export function Figure({ name, value, note }: { name: ReactNode; value: ReactNode; note?: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-label text-ink-soft">{name}</dt>
      <dd>
        <span className="block text-title">{value}</span>
        {note && <span className="text-label text-ink-soft">{note}</span>}
      </dd>
    </div>
  );
}
