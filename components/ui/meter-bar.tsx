import { cn } from "@/lib/platform/cn";
import { filledPart, type Meter, meterSemantics } from "./meter";

type Props = Meter & { className?: string };

const fills = { accent: "fill-accent", warn: "fill-warn", bad: "fill-bad" };

/** How much of something is there, as a bar. */
export function MeterBar({ className, ...meter }: Props) {
  const { share, tone = "accent" } = meter;
  return (
    <div
      {...meterSemantics(meter)}
      className={cn(
        "h-2 overflow-hidden rounded-full",
        share === null ? "border border-dashed border-line-strong" : "bg-well",
        className,
      )}
    >
      <svg
        viewBox="0 0 100 1"
        preserveAspectRatio="none"
        className={cn("size-full rtl:-scale-x-100", fills[tone])}
        aria-hidden
      >
        <rect width={filledPart(share) * 100} height="1" />
      </svg>
    </div>
  );
}
