import Link from "next/link";

type Props = { label: string; views: readonly { href: string; label: string; here: boolean }[] };

/** Two lists under one roof; which one is shown stands in the address. */
export function ViewLinks({ label, views }: Props) {
  return (
    <nav aria-label={label}>
      <ul className="flex gap-1 rounded-full bg-well p-1">
        {views.map((view) => (
          <li key={view.href}>
            <Link
              href={view.href}
              prefetch={false}
              aria-current={view.here ? "page" : undefined}
              className="inline-flex min-h-9 items-center rounded-full px-3.5 text-small font-medium text-ink-soft hover:text-ink aria-[current=page]:bg-sheet aria-[current=page]:text-ink"
            >
              {view.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
