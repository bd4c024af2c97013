import type { Brand } from "./brand";
import { MARK } from "./mark";

/** The shop's mark and name. Without a logo of its own: land coming up over the horizon. */
export function BrandMark({ brand }: { brand: Brand }) {
  return (
    <span className="inline-flex items-center gap-2.5 text-heading font-semibold tracking-tight">
      {brand.logo ? (
        <img src={brand.logo} alt="" className="h-7 w-auto" />
      ) : (
        <svg viewBox={`0 0 ${MARK.canvas} ${MARK.canvas}`} className="size-7 shrink-0" aria-hidden>
          <circle
            cx={MARK.ring.at}
            cy={MARK.ring.at}
            r={MARK.ring.radius}
            fill="none"
            stroke="currentColor"
            strokeWidth={MARK.ring.width}
          />
          <path d={MARK.land} className="fill-accent" />
          <path d={MARK.sea} stroke="currentColor" strokeWidth={MARK.ring.width} strokeLinecap="round" />
        </svg>
      )}
      <span className="truncate">{brand.name}</span>
    </span>
  );
}
