import { cn } from "@/lib/platform/cn";

/** A country's flag. Decoration: its name stands beside it. */
export function Flag({ countryCode, className }: { countryCode: string; className?: string }) {
  return (
    <img
      src={`/flags/${countryCode.toLowerCase()}.svg`}
      alt=""
      width={24}
      height={16}
      loading="lazy"
      decoding="async"
      className={cn("inline-block h-4 w-6 shrink-0 rounded-[3px] outline outline-line", className)}
    />
  );
}
