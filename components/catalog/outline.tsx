import { useId } from "react";
import type { Destination } from "@/lib/catalog/model";
import { regionMembers } from "./geography/members";
import { CANVAS, globePath, outlinePath } from "./geography/outline-path";

type Props = {
  destination: Pick<Destination, "slug" | "kind" | "countryCode">;
  detail?: "fine" | "coarse";
  /** Another outline of the same destination on this page has this `id`: draw that one again, without sending it twice. */
  again?: string;
  id?: string;
  className?: string;
};

const BUDGET = { fine: 2400, coarse: 800 };
const MIDDLE = CANVAS / 2;

/** A destination as a sea chart shows it: land, coast and the shallow water along it. Decoration: the name stands beside it. */
export function Outline({ destination, detail = "coarse", again, id: givenId, className }: Props) {
  const ownId = useId();
  const id = again ?? givenId ?? ownId;
  const codes = destination.countryCode ? [destination.countryCode] : regionMembers(destination.slug);
  const isGlobe = codes.length === 0;
  const path = isGlobe ? globePath(BUDGET[detail]) : outlinePath(codes, BUDGET[detail]);
  const coast = detail === "fine" ? 1.8 : 4;
  return (
    <svg viewBox={`0 0 ${CANVAS} ${CANVAS}`} className={className} aria-hidden strokeLinejoin="round">
      {!again && (
        <defs>
          <path id={id} d={path} />
        </defs>
      )}
      {isGlobe && (
        <circle
          cx={MIDDLE}
          cy={MIDDLE}
          r={MIDDLE - 14}
          className="fill-shoal stroke-coast"
          strokeWidth={coast}
        />
      )}
      {path ? (
        <>
          {!isGlobe && <use href={`#${id}`} className="fill-none stroke-shoal" strokeWidth="26" />}
          <use href={`#${id}`} className="fill-land stroke-coast" strokeWidth={coast} />
        </>
      ) : (
        <TooSmall className="fill-land stroke-coast" strokeWidth={coast} />
      )}
    </svg>
  );
}

/** A place that no atlas of this scale draws. */
function TooSmall({ className, strokeWidth }: { className: string; strokeWidth: number }) {
  return (
    <>
      <circle cx={MIDDLE} cy={MIDDLE} r="150" className="fill-shoal" />
      <circle cx={MIDDLE} cy={MIDDLE} r="30" className={className} strokeWidth={strokeWidth} />
    </>
  );
}
