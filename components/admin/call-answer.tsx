import { useTranslations } from "next-intl";

/** A stored answer, folded up until somebody wants to read it. */
export function CallAnswer({ label, answer }: { label: string; answer: string }) {
  const t = useTranslations("admin.order");
  if (!answer) return <span className="text-ink-faint">{t("noAnswer")}</span>;
  return (
    <details className="relative max-w-3xl">
      <summary className="min-h-6 truncate rounded-sm text-ink-soft hover:text-ink">
        <span className="sr-only">{label} </span>
        <code className="font-mono text-[0.8125rem]">{answer.replaceAll(/\s+/g, " ").slice(0, 48)}</code>
      </summary>
      <pre
        className="my-2 max-h-96 overflow-auto rounded-sm bg-well p-3 font-mono text-label whitespace-pre-wrap"
        tabIndex={0}
      >
        {answer}
      </pre>
    </details>
  );
}
