import { coverageMap, MAP } from "./geography/outline-path";

const BUDGET = 7_000;

/** The covered countries on a map of the land around them. The list beside it says the same in words. */
export function CoverageMap({ codes, label }: { codes: readonly string[]; label: string }) {
  const map = coverageMap(codes, BUDGET);
  if (!map) return null;
  return (
    <svg
      viewBox={`0 0 ${MAP.width} ${MAP.height}`}
      role="img"
      aria-label={label}
      strokeLinejoin="round"
      className="mb-6 w-full rounded-lg border border-line bg-shoal"
    >
      <path d={map.land} className="fill-paper stroke-line-strong" strokeWidth="0.6" />
      <path d={map.covered} className="fill-land stroke-coast" strokeWidth="1.2" />
    </svg>
  );
}
