import type { ReactNode } from "react";
import { ChevronDown } from "lucide-react";

type Props = {
  id?: string;
  summary: ReactNode;
  /** Shown beside the summary, open or not. */ aside?: ReactNode;
  open?: boolean;
  children: ReactNode;
};

/** Opens and closes without script; the browser's search finds what is inside. */
export function Disclosure({ id, summary, aside, open = false, children }: Props) {
  return (
    <details id={id} open={open} className="group border-b border-line">
      <summary className="flex min-h-14 list-none items-center gap-3 rounded-sm py-3 font-semibold">
        <span className="me-auto">{summary}</span>
        {aside && <span className="text-small font-normal text-ink-soft">{aside}</span>}
        <ChevronDown
          className="size-5 shrink-0 text-ink-soft transition-transform group-open:rotate-180"
          aria-hidden
        />
      </summary>
      <div className="pb-6">{children}</div>
    </details>
  );
}
