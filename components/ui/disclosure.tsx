import type { ReactNode } from "react";
import { ChevronDown } from "lucide-react";

type Props = {
  summary: ReactNode;
  open?: boolean;
  children: ReactNode;
};

/** Opens and closes without script; the browser's search finds what is inside. */
export function Disclosure({ summary, open = false, children }: Props) {
  return (
    <details open={open} className="group border-b border-line">
      <summary className="flex min-h-14 list-none items-center gap-3 rounded-sm py-3 font-semibold">
        <span className="me-auto">{summary}</span>
        <ChevronDown
          className="size-5 shrink-0 text-ink-soft transition-transform group-open:rotate-180"
          aria-hidden
        />
      </summary>
      <div className="pb-6">{children}</div>
    </details>
  );
}
