/** Another system's word about what went wrong; a dash where nothing did. */
export function ErrorText({ children }: { children: string | null }) {
  if (!children) return <span className="text-ink-faint">–</span>;
  return <span className="block max-w-96 min-w-48 py-1 break-words whitespace-normal">{children}</span>;
}
