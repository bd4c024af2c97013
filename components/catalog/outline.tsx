import { useId } from "react";
import type { Destination } from "@/lib/catalog/model";
import { cn } from "@/lib/platform/cn";
import { regionMembers } from "./geography/members";
import { CANVAS, globePath, outlinePath } from "./geography/outline-path";

type Props = { destination: Pick<Destination, "slug" | "kind" | "countryCode">; detail?: "fine" | "coarse"; className?: string };

const BUDGET = { fine: 2400, coarse: 900 };

/** A destination as a sea chart shows it: land, coast and the shallow water along it. Decoration: the name stands beside it. */
export function Outline({ destination, detail = "coarse", className }: Props) {
  const id = useId();
  const budget = BUDGET[detail];
  const codes = destination.countryCode ? [destination.countryCode] : regionMembers(destination.slug);
  const land = outlinePath(codes, budget);
  const isGlobe = codes.length === 0;
  return (
    <svg viewBox={`0 0 ${CANVAS} ${CANVAS}`} className={cn("overflow-visible", className)} aria-hidden>
      {land ? (
        <>
          <defs>
            <path id={id} d={land} strokeLinejoin="round" />
          </defs>
          <use href={`#${id}`} className="fill-none stroke-shoal" strokeWidth="30" />
          <use href={`#${id}`} className="fill-land stroke-coast" strokeWidth={detail === "fine" ? 1.6 : 4} />
        </>
      ) : (
        <Roundel land={isGlobe ? globePath(budget) : ""} />
      )}
    </svg>
  );
}

/** The globe; with no land, the mark for a place too small for the atlas. */
function Roundel({ land }: { land: string }) {
  const middle = CANVAS / 2;
  return (
    <>
      <circle cx={middle} cy={middle} r={middle - 14} className={cn("fill-shoal", land ? "stroke-coast" : "stroke-none")} strokeWidth="1.25" vectorEffect="non-scaling-stroke" />
      {land ? (
        <path d={land} className="fill-land stroke-coast" strokeWidth="1.25" strokeLinejoin="round" vectorEffect="non-scaling-stroke" />
      ) : (
        <circle cx={middle} cy={middle} r="36" className="fill-land stroke-coast" strokeWidth="1.25" vectorEffect="non-scaling-stroke" />
      )}
    </>
  );
}
