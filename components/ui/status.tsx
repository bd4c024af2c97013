import type { ReactNode } from "react";
import { CircleAlert, CircleCheck, CircleDashed, CircleX, Clock3 } from "lucide-react";
import { cn } from "@/lib/platform/cn";

export type Tone = "good" | "busy" | "warn" | "bad" | "calm";

const looks = {
  good: ["bg-good-soft text-good", CircleCheck],
  busy: ["bg-accent-soft text-accent", Clock3],
  warn: ["bg-warn-soft text-warn", CircleAlert],
  bad: ["bg-bad-soft text-bad", CircleX],
  calm: ["bg-well text-ink-soft", CircleDashed],
} as const;

/** The state of a thing: colour, sign and word, so that no one of them has to do. */
export function Status({
  tone,
  children,
  className,
}: {
  tone: Tone;
  children: ReactNode;
  className?: string;
}) {
  const [look, Icon] = looks[tone];
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1.5 rounded-full px-2.5 py-1 text-label font-semibold whitespace-nowrap",
        look,
        className,
      )}
    >
      <Icon className="size-3.5" strokeWidth={2.25} aria-hidden />
      {children}
    </span>
  );
}
