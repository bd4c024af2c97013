"use client";

import { type ReactNode, useEffect, useRef } from "react";
import Link from "next/link";
import { usePathname } from "next/navigation";

/** An entry of the staff's navigation that knows whether one is there, and then stands in sight where the bar scrolls. */
export function StaffLink({ href, exact, children }: { href: string; exact: boolean; children: ReactNode }) {
  const path = usePathname();
  const here = exact ? path === href : path === href || path.startsWith(`${href}/`);
  const ref = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (here && ref.current) bringToMiddle(ref.current);
  }, [here]);
  return (
    <Link
      ref={ref}
      href={href}
      aria-current={here ? "page" : undefined}
      className="flex min-h-9 items-center gap-2.5 rounded-md px-2.5 text-small font-medium whitespace-nowrap text-ink-soft hover:bg-well hover:text-ink aria-[current=page]:bg-well aria-[current=page]:text-ink"
    >
      {children}
    </Link>
  );
}

/** Moves the bar alone: `scrollIntoView` would take the page along. */
function bringToMiddle(link: HTMLElement): void {
  const bar = link.closest("nav");
  if (!bar) return;
  const [inner, outer] = [link.getBoundingClientRect(), bar.getBoundingClientRect()];
  bar.scrollBy({ left: inner.left + inner.width / 2 - (outer.left + outer.width / 2), behavior: "instant" });
}
