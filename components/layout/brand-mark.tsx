import type { Brand } from "./brand";

/** The shop's mark and name. Without a logo of its own: land coming up over the horizon. */
export function BrandMark({ brand }: { brand: Brand }) {
  return (
    <span className="inline-flex items-center gap-2.5 text-heading font-semibold tracking-tight">
      {brand.logo ? (
        <img src={brand.logo} alt="" className="h-7 w-auto" />
      ) : (
        <svg viewBox="0 0 28 28" className="size-7 shrink-0" aria-hidden>
          <circle cx="14" cy="14" r="12.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path
            d="M5.4 16.5c2.2 0 3.3-5.6 6.1-5.6 2 0 2.4 2.3 3.9 2.3 1.2 0 1.7-1 2.8-1 1.7 0 2.4 4.3 4.4 4.3z"
            className="fill-accent"
          />
          <path
            d="M1.5 16.5h25M6 20h16M9.5 23.2h9"
            stroke="currentColor"
            strokeWidth="1.5"
            strokeLinecap="round"
          />
        </svg>
      )}
      <span className="truncate">{brand.name}</span>
    </span>
  );
}
