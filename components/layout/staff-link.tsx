"use client";

import type { ReactNode } from "react";
import Link from "next/link";
import { usePathname } from "next/navigation";

/** An entry of the staff's navigation that knows whether one is there. */
export function StaffLink({ href, exact, children }: { href: string; exact: boolean; children: ReactNode }) {
  const path = usePathname();
  const here = exact ? path === href : path === href || path.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      aria-current={here ? "page" : undefined}
      className="flex min-h-9 items-center gap-2.5 rounded-md px-2.5 text-small font-medium whitespace-nowrap text-ink-soft hover:bg-well hover:text-ink aria-[current=page]:bg-well aria-[current=page]:text-ink"
    >
      {children}
    </Link>
  );
}
