"use client";

import type { ReactNode, SyntheticEvent } from "react";
import { localePath } from "@/lib/platform/i18n/locale-path";

const YEAR_SECONDS = 365 * 24 * 3600;

/**
 * This page in another language. The page itself is the same for everybody and does not know its address, so the link finds
 * out where it is as soon as somebody turns to it; without scripts it leads to the home page.
 */
export function LanguageLink({
  locale,
  current,
  children,
}: {
  locale: string;
  current: boolean;
  children: ReactNode;
}) {
  const aim = ({ currentTarget }: SyntheticEvent<HTMLAnchorElement>) => {
    const { pathname, search, hash } = window.location;
    const [, , ...rest] = pathname.split("/");
    currentTarget.href = `${localePath(locale, `/${rest.join("/")}`)}${search}${hash}`;
  };
  // The next visit to an address without a language goes to this one.
  const remember = () => {
    document.cookie = `locale=${locale}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`;
  };
  return (
    <a
      href={localePath(locale, "/")}
      hrefLang={locale}
      lang={locale}
      aria-current={current || undefined}
      onFocus={aim}
      onPointerEnter={aim}
      onPointerDown={aim}
      onClick={remember}
      className="flex min-h-11 items-center rounded-md px-3 text-small font-medium hover:bg-well aria-current:bg-accent-soft aria-current:text-accent"
    >
      {children}
    </a>
  );
}
