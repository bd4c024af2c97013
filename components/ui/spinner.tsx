import { cn } from "@/lib/platform/cn";

/** Work under way: decoration beside words that say so. */
export function Spinner({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex", className)}>
      <svg
        viewBox="0 0 20 20"
        className="size-[1.15em] motion-safe:animate-spin"
        aria-hidden
        fill="none"
        strokeWidth="2"
      >
        <circle cx="10" cy="10" r="7.5" className="stroke-current opacity-25" />
        <path d="M10 2.5a7.5 7.5 0 0 1 7.5 7.5" className="stroke-current" strokeLinecap="round" />
      </svg>
    </span>
  );
}
