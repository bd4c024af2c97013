import type { ReactNode } from "react";

/** Something to do that asks for more than a press: opens in place, without script too. */
export function Unfold({ label, name, children }: { label: string; name?: string; children: ReactNode }) {
  return (
    <details className="w-full text-small">
      <summary
        aria-label={name}
        className="inline-flex min-h-9 cursor-pointer list-none items-center rounded-full border border-line-strong bg-sheet px-3.5 font-semibold hover:border-ink hover:bg-well"
      >
        {label}
      </summary>
      {children}
    </details>
  );
}
