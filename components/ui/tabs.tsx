"use client";

import type { ReactNode } from "react";
import { Tabs as Radix } from "radix-ui";

type Props = {
  label: string;
  tabs: readonly { value: string; label: ReactNode; content: ReactNode }[];
  defaultValue?: string;
};

/** A few views of one thing, one at a time. */
export function Tabs({ label, tabs, defaultValue }: Props) {
  const first = defaultValue ?? tabs[0]?.value;
  return (
    <Radix.Root {...(first ? { defaultValue: first } : {})}>
      <Radix.List aria-label={label} className="flex gap-6 overflow-x-auto border-b border-line">
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className="-mb-px min-h-11 shrink-0 border-b-2 border-transparent text-small font-semibold text-ink-soft hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink"
          >
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className="pt-5">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
