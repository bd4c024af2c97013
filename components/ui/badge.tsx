import type { ReactNode } from "react";
import { cn } from "@/lib/platform/cn";

/** A fact in a word or two. */
export function Badge({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1 rounded-sm border border-line px-1.5 py-0.5 text-label font-medium whitespace-nowrap text-ink-soft",
        className,
      )}
    >
      {children}
    </span>
  );
}
