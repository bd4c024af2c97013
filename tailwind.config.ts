import type { Config } from "tailwindcss";
import plugin from "tailwindcss/plugin";

// Ink on paper by day, lit ink on a dark desk by night; one accent, which is the brand's. Land is tinted as on a sea chart.
const day = {
  paper: "#f6f7f4",
  sheet: "#ffffff",
  well: "#ebeee9",
  ink: "#10202d",
  "ink-soft": "#465562",
  "ink-faint": "#5f6c76",
  line: "#d8ddd7",
  "line-strong": "#7e8a90",
  land: "#f3e6c0",
  shoal: "#dfe9ec",
  coast: "#2b3b47",
  accent: "var(--brand, #a01a62)",
  "accent-strong": "var(--brand-strong, #82124e)",
  "accent-soft": "color-mix(in srgb, var(--color-accent) 8%, var(--color-sheet))",
  "on-accent": "var(--on-brand, #ffffff)",
  good: "#17633f",
  "good-soft": "#e2f1e7",
  warn: "#7a4d00",
  "warn-soft": "#fbefd0",
  bad: "#a8231a",
  "bad-soft": "#fbe6e3",
  scrim: "rgb(16 32 45 / 0.45)",
};

const night: typeof day = {
  paper: "#0c141b",
  sheet: "#131e27",
  well: "#1b2832",
  ink: "#eaf0f1",
  "ink-soft": "#b1bec5",
  "ink-faint": "#91a0a9",
  line: "#28363f",
  "line-strong": "#6b7c87",
  land: "#262c29",
  shoal: "#182833",
  coast: "#e0cd98",
  accent: "var(--brand-lit, #ff8ec2)",
  "accent-strong": "var(--brand-lit-strong, #ffb0d5)",
  "accent-soft": "color-mix(in srgb, var(--color-accent) 12%, var(--color-sheet))",
  "on-accent": "var(--on-brand-lit, #2b0518)",
  good: "#7fd6a5",
  "good-soft": "#14301f",
  warn: "#f0c265",
  "warn-soft": "#332609",
  bad: "#ff9f95",
  "bad-soft": "#3a1613",
  scrim: "rgb(0 0 0 / 0.65)",
};

const declare = (tokens: typeof day) =>
  Object.fromEntries(Object.entries(tokens).map(([name, value]) => [`--color-${name}`, value]));

export default {
  content: ["./app/**/*.tsx", "./components/**/*.tsx"],
  theme: {
    colors: {
      transparent: "transparent",
      current: "currentColor",
      ...Object.fromEntries(Object.keys(day).map((name) => [name, `var(--color-${name})`])),
    },
    fontFamily: {
      sans: ["var(--font-brand, Figtree)", "Readex Pro", "Figtree fallback", "system-ui", "sans-serif"],
      mono: ["ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace"],
    },
    fontSize: {
      hero: ["clamp(2.5rem, 1.55rem + 4.2vw, 4.5rem)", { lineHeight: "1.02", letterSpacing: "-0.035em" }],
      display: ["clamp(2rem, 1.5rem + 2.2vw, 3rem)", { lineHeight: "1.06", letterSpacing: "-0.03em" }],
      title: ["clamp(1.5rem, 1.3rem + 0.9vw, 2rem)", { lineHeight: "1.15", letterSpacing: "-0.02em" }],
      heading: ["1.1875rem", { lineHeight: "1.3", letterSpacing: "-0.01em" }],
      base: ["1rem", { lineHeight: "1.55" }],
      small: ["0.875rem", { lineHeight: "1.5" }],
      label: ["0.75rem", { lineHeight: "1.35", letterSpacing: "0.01em" }],
    },
    borderRadius: { none: "0", sm: "6px", md: "10px", lg: "16px", full: "9999px" },
    extend: { maxWidth: { page: "72rem", prose: "42rem" } },
  },
  plugins: [
    plugin((api) => {
      api.addBase({
        ":root": { colorScheme: "light", ...declare(day) },
        ':root[data-theme="dark"]': { colorScheme: "dark", ...declare(night) },
        "@media (prefers-color-scheme: dark)": {
          ':root:not([data-theme="light"])': { colorScheme: "dark", ...declare(night) },
        },
        // Paper stays white at night: what is printed, and what a camera has to read.
        ".daylight": { colorScheme: "light", ...declare(day) },
      });
    }),
  ],
} satisfies Config;
