import { cn } from "@/lib/platform/cn";

type Props = {
  label: string;
  /** 0 to 1; null where it is not known, which is not the same as nothing. */ share: number | null;
  valueText: string;
  tone?: "accent" | "warn" | "bad";
  className?: string;
};

const fills = { accent: "fill-accent", warn: "fill-warn", bad: "fill-bad" };

/** How much of something is there, as a bar. */
export function MeterBar({ label, share, valueText, tone = "accent", className }: Props) {
  const part = share === null ? 0 : Math.min(1, Math.max(0, share));
  const said =
    share === null
      ? ({ role: "img", "aria-label": `${label}: ${valueText}` } as const)
      : ({
          role: "meter",
          "aria-label": label,
          "aria-valuemin": 0,
          "aria-valuemax": 100,
          "aria-valuenow": Math.round(part * 100),
          "aria-valuetext": valueText,
        } as const);
  return (
    <div
      {...said}
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
        <rect width={part * 100} height="1" />
      </svg>
    </div>
  );
}
