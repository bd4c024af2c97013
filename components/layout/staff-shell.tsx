import type { ReactNode } from "react";
import { CircleUser } from "lucide-react";
import { useTranslations } from "next-intl";
import { localePath } from "@/lib/platform/i18n/locale-path";
import type { Brand, SandboxLinks } from "./brand";
import { BrandMark } from "./brand-mark";
import { SandboxBanner } from "./sandbox-banner";
import { SkipLink } from "./skip-link";
import { StaffLink } from "./staff-link";
import { ThemeToggle } from "./theme-toggle";

type StaffEntry = {
  readonly path: string;
  readonly label: string;
  readonly icon: ReactNode;
};

type Props = {
  locale: string;
  brand: Brand;
  sandbox: SandboxLinks | null;
  entries: readonly StaffEntry[];
  /** Who is signed in, and the way out. */
  account: ReactNode;
  children: ReactNode;
};

/** The frame of the staff's pages: the same house in its working clothes. A rail on wide screens, a scrolling bar on narrow ones. */
export function StaffShell({ locale, brand, sandbox, entries, account, children }: Props) {
  const t = useTranslations("common");
  const leave = (
    <>
      {account}
      <a
        href={localePath(locale, "/")}
        className="text-ink-soft hover:text-ink hover:underline hover:underline-offset-4"
      >
        {t("staff.shop")}
      </a>
    </>
  );
  const theme = (name: "system" | "light" | "dark") => t("theme.label", { theme: t(`theme.${name}`) });
  return (
    <>
      <SkipLink label={t("skip")} />
      {sandbox && <SandboxBanner {...sandbox} />}
      <div className="flex flex-1 flex-col lg:grid lg:grid-cols-[13.5rem_minmax(0,1fr)]">
        <div className="flex flex-col border-line max-lg:border-b lg:sticky lg:top-0 lg:h-dvh lg:border-e">
          <div className="relative flex items-center gap-1 px-4 pt-2 lg:pt-3">
            <a href={localePath(locale, "/admin")} className="me-auto min-w-0 rounded-md py-1.5">
              <BrandMark brand={brand} />
            </a>
            <ThemeToggle labels={{ system: theme("system"), light: theme("light"), dark: theme("dark") }} />
            <details className="lg:hidden">
              <summary
                aria-label={t("staff.account")}
                title={t("staff.account")}
                className="grid size-11 list-none place-items-center rounded-full text-ink-soft hover:bg-well hover:text-ink"
              >
                <CircleUser className="size-5" strokeWidth={1.5} aria-hidden />
              </summary>
              <div className="absolute inset-x-4 top-full z-20 rounded-md border border-line-strong bg-sheet px-4 py-3 text-small">
                {leave}
              </div>
            </details>
          </div>
          <nav
            aria-label={t("staff.navigation")}
            className="overflow-x-auto px-2 py-2 lg:flex-1 lg:overflow-y-auto"
          >
            <ul className="flex gap-0.5 lg:flex-col">
              {entries.map((entry) => (
                <li key={entry.path}>
                  <StaffLink href={localePath(locale, entry.path)} exact={entry.path === "/admin"}>
                    <span className="[&>svg]:size-4" aria-hidden>
                      {entry.icon}
                    </span>
                    {entry.label}
                  </StaffLink>
                </li>
              ))}
            </ul>
          </nav>
          <div className="border-t border-line px-4 py-3 text-small max-lg:hidden">{leave}</div>
        </div>
        <main id="content" tabIndex={-1} className="min-w-0 px-4 py-5 outline-none sm:px-6">
          {children}
        </main>
      </div>
    </>
  );
}
