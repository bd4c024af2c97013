"use client";

import type { ReactNode } from "react";
import { useEarlyInput } from "@/components/ui/use-early-input";
import { tickArrival, useArrivalTicks } from "./arrival-ticks";

type Props = {
  esimId: string;
  step: string;
  title: string;
  text: string;
  /** What the step needs besides words. */ children?: ReactNode;
};

/** One thing to see to on arrival, to tick off. */
export function ArrivalStep({ esimId, step, title, text, children }: Props) {
  const ticked = useArrivalTicks(esimId).has(step);
  const item = useEarlyInput<HTMLLIElement>();
  return (
    <li ref={item} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3.5">
      <input
        id={`arrival-${step}`}
        type="checkbox"
        checked={ticked}
        aria-describedby={`arrival-${step}-text`}
        onChange={(event) => tickArrival(esimId, step, event.target.checked)}
        className="mt-0.5 size-5 accent-accent"
      />
      <label htmlFor={`arrival-${step}`} className="font-semibold">
        {title}
      </label>
      <div className="col-start-2">
        <p id={`arrival-${step}-text`} className="text-small text-ink-soft">
          {text}
        </p>
        {children}
      </div>
    </li>
  );
}
