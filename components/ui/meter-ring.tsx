import type { ReactNode } from "react";
import { cn } from "@/lib/platform/cn";
import { filledPart, type Meter, meterSemantics } from "./meter";

type Props = Meter & { className?: string; children?: ReactNode };

const RADIUS = 44;
const AROUND = 2 * Math.PI * RADIUS;
const strokes = { accent: "stroke-accent", warn: "stroke-warn", bad: "stroke-bad" };

/** How much of something is left, as a ring with the figure inside it. Unknown is drawn dashed, never as empty. */
export function MeterRing({ className, children, ...meter }: Props) {
  const { share, tone = "accent" } = meter;
  const part = filledPart(share);
  return (
    <div
      {...meterSemantics(meter)}
      className={cn("relative grid aspect-square w-44 place-items-center", className)}
    >
      <svg
        viewBox="0 0 100 100"
        className="absolute inset-0 -rotate-90"
        fill="none"
        strokeWidth="7"
        aria-hidden
      >
        <circle
          cx="50"
          cy="50"
          r={RADIUS}
          className={share === null ? "stroke-line-strong" : "stroke-well"}
          strokeDasharray={share === null ? "2 6" : undefined}
        />
        {part > 0 && (
          <circle
            cx="50"
            cy="50"
            r={RADIUS}
            className={strokes[tone]}
            strokeLinecap="round"
            strokeDasharray={`${part * AROUND} ${AROUND}`}
          />
        )}
      </svg>
      <div className="relative grid justify-items-center text-center" aria-hidden>
        {children}
      </div>
    </div>
  );
}
