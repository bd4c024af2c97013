import type { ReactNode } from "react";
import { useLocale } from "next-intl";
import Link from "next/link";
import { cn } from "@/lib/platform/cn";
import { localePath } from "@/lib/platform/i18n/locale-path";

type Props = {
  /** The record's path without its language. */ href: string;
  className?: string;
  children: ReactNode;
};

/** The way from a row to its record. */
export function RecordLink({ href, className, children }: Props) {
  const locale = useLocale();
  return (
    <Link
      href={localePath(locale, href)}
      prefetch={false}
      className={cn("rounded-sm font-medium text-accent underline-offset-2 hover:underline", className)}
    >
      {children}
    </Link>
  );
}
