import { clsx } from "clsx";

export type ButtonLook = {
  variant?: "primary" | "secondary" | "quiet" | undefined;
  size?: "small" | "medium" | "large" | undefined;
  wide?: boolean | undefined;
};

const variants = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong",
  secondary: "border border-line-strong bg-sheet text-ink hover:border-ink hover:bg-well",
  quiet: "text-ink-soft hover:bg-well hover:text-ink",
};

const sizes = {
  small: "min-h-9 px-3.5 text-small",
  medium: "min-h-11 px-5 text-base",
  large: "min-h-13 px-7 text-heading",
};

/**
 * The look that buttons and links dressed as buttons share. Only joined, not merged, since browse pages load it: a class
 * name given here adds to the look and replaces nothing of it.
 */
export function buttonStyle(
  { variant = "primary", size = "medium", wide = false }: ButtonLook,
  className?: string,
): string {
  return clsx(
    "inline-flex items-center justify-center gap-2 rounded-full text-center font-semibold transition-colors",
    "disabled:cursor-not-allowed disabled:border-line disabled:bg-well disabled:text-ink-faint aria-disabled:cursor-not-allowed aria-disabled:opacity-60",
    variants[variant],
    sizes[size],
    wide && "w-full",
    className,
  );
}
