import { formatData } from "@/lib/catalog/format";
import type { ChartShape } from "./chart-shape";
import { ZonedTick } from "./zoned-tick";

type Props = {
  locale: string;
  shape: ChartShape;
  isRtl: boolean;
  /** What a screen reader is told. */ label: string;
  /** Stands at the line where the days end. */ endLabel: string;
};

const TOP = 22;
const PLOT = 150;
const FEW = 14;
const DAY_MS = 86_400_000;
const LONG_MS = 3 * DAY_MS;

/** Data left over time. Lines stretch with the page; figures and dots, which must not, are placed by shares of it. */
export function UsagePlot({ locale, shape, isRtl, label, endLabel }: Props) {
  const { from, to, highestMb, line, area, fan, places, end } = shape;
  const percent = (x: number) => `${Math.round((isRtl ? 1 - x : x) * 1000) / 10}%`;
  const isLong = to - from > LONG_MS;
  const ticks = [
    { at: from, x: 0 },
    { at: (from + to) / 2, x: 0.5 },
    { at: to, x: 1 },
  ];
  const anchors = isRtl ? (["end", "middle", "start"] as const) : (["start", "middle", "end"] as const);
  return (
    <svg className="h-[12.5rem] w-full overflow-visible" direction="ltr" role="img" aria-label={label}>
      {[0, 0.5, 1].map((y) => (
        <line
          key={y}
          x1="0"
          x2="100%"
          y1={TOP + y * PLOT}
          y2={TOP + y * PLOT}
          className={y === 1 ? "stroke-line-strong" : "stroke-line"}
        />
      ))}
      <svg y={TOP} width="100%" height={PLOT} viewBox="0 0 1000 100" preserveAspectRatio="none">
        <g transform={isRtl ? "matrix(-1 0 0 1 1000 0)" : undefined}>
          <path d={area} className="fill-accent/10" />
          {fan && (
            <path
              d={fan}
              className="fill-warn/20 stroke-warn"
              strokeDasharray="4 4"
              vectorEffect="non-scaling-stroke"
            />
          )}
          <path
            d={line}
            className="fill-none stroke-accent"
            strokeWidth="2"
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        </g>
      </svg>
      {places.length <= FEW &&
        places.map(({ x, y }) => (
          <circle key={x} cx={percent(x)} cy={TOP + y * PLOT} r="3.5" className="fill-accent" />
        ))}
      {/* Above the line that runs through them, with a rim of the page's colour. */}
      {[0, 0.5].map((y) => (
        <text
          key={y}
          x={percent(0)}
          y={TOP + y * PLOT - 5}
          textAnchor={anchors[0]}
          paintOrder="stroke"
          strokeWidth="4"
          className="fill-ink-soft stroke-paper text-label"
        >
          {formatData(highestMb * (1 - y), locale)}
        </text>
      ))}
      {end !== null && (
        <>
          <line
            x1={percent(end)}
            x2={percent(end)}
            y1={TOP - 8}
            y2={TOP + PLOT}
            className="stroke-ink-soft"
            strokeDasharray="2 3"
          />
          <text x={percent(end)} y={TOP - 12} textAnchor={anchors[2]} className="fill-ink-soft text-label">
            {endLabel}
          </text>
        </>
      )}
      {ticks.map(({ at, x }, index) => (
        <ZonedTick
          key={x}
          at={at}
          isLong={isLong}
          x={percent(x)}
          y={TOP + PLOT + 20}
          anchor={anchors[index] ?? "middle"}
        />
      ))}
    </svg>
  );
}
