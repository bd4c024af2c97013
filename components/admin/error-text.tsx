import type { ReactNode } from "react";

/** What went wrong, mostly in another system's words; a dash where nothing did. */
export function ErrorText({ children }: { children: ReactNode }) {
  if (!children) return <span className="text-ink-faint">–</span>;
  return <span className="block max-w-96 min-w-48 py-1 break-words whitespace-normal">{children}</span>;
}
