import type { ReactNode } from "react";

/** A page that is not there. `children` are the ways on. */
export function NotFoundView({
  title,
  text,
  children,
}: {
  title: string;
  text: string;
  children: ReactNode;
}) {
  return (
    <div className="mx-auto grid w-full max-w-prose justify-items-start gap-5 px-4 py-20 sm:px-6">
      <svg
        viewBox="0 0 120 64"
        className="w-32 text-line-strong"
        aria-hidden
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
      >
        <path d="M2 40h116M14 48h92M32 56h56" />
        <path d="M44 40a16 16 0 0 1 32 0" strokeDasharray="1 5" />
      </svg>
      <h1 className="text-display">{title}</h1>
      <p className="text-ink-soft">{text}</p>
      <div className="flex flex-wrap gap-3">{children}</div>
    </div>
  );
}
