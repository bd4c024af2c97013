import type { ReactNode } from "react";
import { cn } from "@/lib/platform/cn";

type Step = { title: string; text: ReactNode; /** What the step needs besides words. */ more?: ReactNode };
type Props = { steps: readonly Step[]; className?: string };

/** Steps in their order, small enough to stand beside something else. */
export function StepList({ steps, className }: Props) {
  return (
    <ol className={cn("grid", className)}>
      {steps.map((step, index) => (
        <li key={step.title} className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3.5">
          <span
            aria-hidden
            className="grid size-7 place-items-center rounded-full border border-line-strong text-small font-semibold text-ink-soft"
          >
            {index + 1}
          </span>
          <div>
            <p className="font-semibold">{step.title}</p>
            <p className="text-small text-ink-soft">{step.text}</p>
            {step.more}
          </div>
        </li>
      ))}
    </ol>
  );
}
