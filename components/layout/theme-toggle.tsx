"use client";

import { type Theme, THEMES, useTheme } from "./theme";

/** Steps through the device's own theme, light and dark. `labels` names the button in each state. */
export function ThemeToggle({ labels }: { labels: Readonly<Record<Theme, string>> }) {
  const [theme, choose] = useTheme();
  const following = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "system";
  return (
    <button
      type="button"
      onClick={() => choose(following)}
      aria-label={labels[theme]}
      title={labels[theme]}
      className="inline-grid size-11 place-items-center rounded-full text-ink-soft hover:bg-well hover:text-ink"
    >
      <svg
        viewBox="0 0 20 20"
        className="size-5"
        aria-hidden
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
      >
        {theme === "light" && (
          <>
            <circle cx="10" cy="10" r="3.5" />
            <path d="M10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6 16 16M4 16l1.4-1.4M14.6 5.4 16 4" />
          </>
        )}
        {theme === "dark" && (
          <path d="M16.5 12A7 7 0 0 1 8 3.5a7 7 0 1 0 8.5 8.500z" strokeLinejoin="round" />
        )}
        {theme === "system" && (
          <>
            <circle cx="10" cy="10" r="7" />
            <path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor" />
          </>
        )}
      </svg>
    </button>
  );
}
