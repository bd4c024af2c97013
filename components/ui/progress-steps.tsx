import type { ReactNode } from "react";
import { Check, X } from "lucide-react";
import { cn } from "@/lib/platform/cn";
import { Spinner } from "./spinner";

type Step = {
  key: string;
  title: ReactNode;
  note?: ReactNode;
  state: "done" | "now" | "ahead" | "failed";
  /** The state in words, for those who do not see the sign. */ stateLabel: string;
};

const dots = {
  done: "border-good bg-good text-sheet",
  now: "border-accent text-accent",
  ahead: "border-line-strong text-transparent",
  failed: "border-bad bg-bad text-sheet",
};

/** What has happened, what is happening and what is still to come. */
export function ProgressSteps({ steps }: { steps: readonly Step[] }) {
  return (
    <ol>
      {steps.map((step) => (
        <li
          key={step.key}
          aria-current={step.state === "now" ? "step" : undefined}
          className="group relative grid grid-cols-[1.75rem_1fr] gap-x-3.5 pb-6 last:pb-0"
        >
          <span
            className="absolute start-[0.8125rem] top-7 bottom-0 w-0.5 bg-line group-last:hidden"
            aria-hidden
          />
          <span
            className={cn("grid size-7 place-items-center rounded-full border-2 bg-sheet", dots[step.state])}
          >
            {step.state === "done" && <Check className="size-4" strokeWidth={3} aria-hidden />}
            {step.state === "failed" && <X className="size-4" strokeWidth={3} aria-hidden />}
            {step.state === "now" && <Spinner className="text-small" />}
          </span>
          <div className={cn("pt-0.5", step.state === "ahead" && "text-ink-faint")}>
            <p className="font-semibold">
              {step.title}
              <span className="sr-only">, {step.stateLabel}</span>
            </p>
            {step.note && <p className="text-small text-ink-soft">{step.note}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
