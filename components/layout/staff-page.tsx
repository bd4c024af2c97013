import type { ReactNode } from "react";

/** Head and body of one staff page. */
export function StaffPage({
  title,
  aside,
  children,
}: {
  title: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <>
      <header className="mb-4 flex min-h-11 flex-wrap items-center justify-between gap-3">
        <h1 className="text-[1.375rem] leading-tight tracking-tight">{title}</h1>
        {aside && <div className="flex flex-wrap items-center gap-2">{aside}</div>}
      </header>
      {children}
    </>
  );
}
