/** An id or reference, to be read letter by letter and copied whole. */
export function CodeText({ children }: { children: string | null }) {
  if (!children) return <span className="text-ink-faint">–</span>;
  return <code className="font-mono text-[0.8125rem] break-all select-all">{children}</code>;
}
