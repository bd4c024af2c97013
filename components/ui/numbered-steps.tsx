import type { ReactNode } from "react";

/** A few steps in the order in which one takes them. */
export function NumberedSteps({ steps }: { steps: readonly { title: ReactNode; text: ReactNode }[] }) {
  return (
    <ol className="grid gap-8 sm:grid-cols-3">
      {steps.map((step, index) => (
        <li key={index} className="grid content-start gap-2">
          <span className="flex items-center gap-4" aria-hidden>
            <span className="text-display font-semibold text-accent">{index + 1}</span>
            <span className="h-px flex-1 bg-line" />
          </span>
          <h3 className="text-heading">{step.title}</h3>
          <p className="text-ink-soft">{step.text}</p>
        </li>
      ))}
    </ol>
  );
}
