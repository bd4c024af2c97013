import type { ReactNode } from "react";

/** A list with nothing in it: says why, and offers the next step. */
export function EmptyState({
  title,
  text,
  children,
}: {
  title: ReactNode;
  text?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="grid justify-items-start gap-3 rounded-lg border border-dashed border-line-strong px-6 py-10 sm:justify-items-center sm:py-14 sm:text-center">
      <p className="text-heading font-semibold">{title}</p>
      {text && <p className="max-w-md text-ink-soft">{text}</p>}
      {children && <div className="mt-2 flex flex-wrap gap-3">{children}</div>}
    </div>
  );
}
