import { ChevronLeft, ChevronRight } from "lucide-react";
import { LinkButton } from "./link-button";

type Props = {
  label: string;
  previous: { href: string | null; label: string };
  next: { href: string | null; label: string };
  note?: string;
};

/** Backwards and forwards through a list whose place is in the address. */
export function Pagination({ label, previous, next, note }: Props) {
  return (
    <nav aria-label={label} className="flex items-center gap-2 py-3">
      {note && <p className="me-auto text-small text-ink-soft">{note}</p>}
      {previous.href && (
        <LinkButton href={previous.href} variant="secondary" size="small" rel="prev">
          <ChevronLeft className="size-4 rtl:rotate-180" aria-hidden />
          {previous.label}
        </LinkButton>
      )}
      {next.href && (
        <LinkButton href={next.href} variant="secondary" size="small" rel="next">
          {next.label}
          <ChevronRight className="size-4 rtl:rotate-180" aria-hidden />
        </LinkButton>
      )}
    </nav>
  );
}
