"use client";

import type { ErrorText } from "./error-text";

type Props = { text: ErrorText; digest: string | undefined; retry: () => void };

/** What a page says when it broke: what happened to your money, then what to do. */
export function ErrorView({ text, digest, retry }: Props) {
  return (
    <div
      role="alert"
      className="mx-auto grid w-full max-w-prose justify-items-start gap-5 px-4 py-20 sm:px-6"
    >
      <h1 className="text-display">{text.title}</h1>
      <p className="text-ink-soft">{text.text}</p>
      <button
        type="button"
        onClick={retry}
        className="inline-flex min-h-12 items-center rounded-full bg-accent px-6 font-semibold text-on-accent hover:bg-accent-strong"
      >
        {text.retry}
      </button>
      {digest && <p className="text-small text-ink-faint">{text.reference.replace("{digest}", digest)}</p>}
    </div>
  );
}
