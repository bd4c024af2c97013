import { cn } from "@/lib/platform/cn";

/** Work under way; with no `label` it is decoration beside words that say so. */
export function Spinner({ label, className }: { label?: string; className?: string }) {
  return (
    <span role={label ? "status" : undefined} className={cn("inline-flex", className)}>
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
      {label && <span className="sr-only">{label}</span>}
    </span>
  );
}
