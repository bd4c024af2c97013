"use client";

import { useEarlyInput } from "@/components/ui/use-early-input";
import { type Theme, THEMES, useTheme } from "./theme";

/** The device's own theme, light or dark. */
export function ThemeChoice({
  labels,
  labelledBy,
}: {
  labels: Readonly<Record<Theme, string>>;
  labelledBy: string;
}) {
  const fields = useEarlyInput<HTMLDivElement>();
  const [theme, choose] = useTheme();
  return (
    <div ref={fields} role="radiogroup" aria-labelledby={labelledBy} className="mt-2 grid gap-1">
      {THEMES.map((each) => (
        <label
          key={each}
          className="flex min-h-11 items-center gap-3 rounded-md px-3 text-small font-medium hover:bg-well has-checked:bg-accent-soft has-checked:text-accent"
        >
          <input
            type="radio"
            name="theme"
            value={each}
            checked={theme === each}
            onChange={() => choose(each)}
            className="size-4 accent-accent"
          />
          {labels[each]}
        </label>
      ))}
    </div>
  );
}
