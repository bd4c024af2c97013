import type { ReactNode } from "react";

/** The characters to type on the other screen, in two groups of three; read out one by one. */
export function ScreenCode({ code, label, children }: { code: string; label: string; children: ReactNode }) {
  const half = code.length / 2;
  return (
    <div className="rounded-md bg-well p-4 text-center">
      <p className="sr-only">
        {label}: <span dir="ltr">{code.replaceAll(/.(?=.)/g, "$& ")}</span>
      </p>
      <p
        aria-hidden
        dir="ltr"
        className="font-mono text-[2.25rem] leading-none font-semibold tracking-[0.12em] select-all"
      >
        <span className="me-[0.35em]">{code.slice(0, half)}</span>
        <span>{code.slice(half)}</span>
      </p>
      <p className="mt-3 text-small text-ink-soft">{children}</p>
    </div>
  );
}
