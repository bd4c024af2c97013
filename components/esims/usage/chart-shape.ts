import type { Outlook } from "@/lib/esims/forecast/model/outlook";
import { type KnownSample, knownSamples, type Sample } from "@/lib/esims/samples/model";

export type ChartInput = {
  readonly samples: readonly Sample[];
  readonly outlook: Outlook;
  readonly expiresAt: Date | null;
  readonly now: Date;
};

/** A chart's lines in a field of 1000 by 100; `places` are the samples in it, 0 to 1 from the left and from the top. */
export type ChartShape = {
  readonly from: number;
  readonly to: number;
  readonly highestMb: number;
  readonly line: string;
  readonly area: string;
  /** Where the forecast lies, from the last figure to nothing; null where there is none. */
  readonly fan: string | null;
  readonly places: readonly { readonly x: number; readonly y: number }[];
  /** The end of the days, where it lies within. */
  readonly end: number | null;
  readonly topups: number;
};

const WIDTH = 1000;
const HEIGHT = 100;
/** The end of the days is part of the picture unless that leaves the lines only half of it. */
const MOST_EMPTY = 2;

/** Null where fewer than two samples name what is left. */
export function chartShape(input: ChartInput): ChartShape | null {
  const known = knownSamples(input.samples);
  const first = known[0];
  if (!first || known.length < 2) return null;
  const from = first.at.getTime();
  const to = lastTime(input, known);
  const highestMb = Math.max(1, ...known.map((sample) => Math.max(sample.remainingMb, sample.totalMb ?? 0)));
  const xOf = (time: number) => (time - from) / (to - from);
  const yOf = (mb: number) => 1 - Math.min(1, Math.max(0, mb / highestMb));
  const point = (x: number, y: number) => `${round(x * WIDTH)} ${round(y * HEIGHT)}`;
  const places = known.map(({ at, remainingMb }) => ({ x: xOf(at.getTime()), y: yOf(remainingMb) }));
  const steps = places.slice(1).map((place, before) => {
    const last = places[before] as (typeof places)[number];
    // More than before was bought in between: the line goes on level and steps up.
    return place.y < last.y
      ? `L${point(place.x, last.y)}L${point(place.x, place.y)}`
      : `L${point(place.x, place.y)}`;
  });
  const [start, last] = [places[0], places.at(-1)] as [(typeof places)[number], (typeof places)[number]];
  const line = `M${point(start.x, start.y)}${steps.join("")}`;
  const { outlook, expiresAt } = input;
  return {
    from,
    to,
    highestMb,
    line,
    area: `${line}L${point(last.x, 1)}L${point(start.x, 1)}Z`,
    fan:
      outlook.kind === "empties"
        ? `M${point(last.x, last.y)}L${point(xOf(outlook.from.getTime()), 1)}L${point(xOf(outlook.to.getTime()), 1)}Z`
        : null,
    places,
    end:
      expiresAt && expiresAt.getTime() <= to && expiresAt.getTime() > from ? xOf(expiresAt.getTime()) : null,
    topups: places.slice(1).filter(({ y }, before) => y < (places[before]?.y ?? 0)).length,
  };
}

function lastTime({ outlook, expiresAt, now }: ChartInput, known: readonly KnownSample[]): number {
  const from = known[0]?.at.getTime() ?? 0;
  const end = expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
  const last = known.at(-1)?.at.getTime() ?? 0;
  const drawn =
    outlook.kind === "empties" ? Math.min(outlook.to.getTime(), Math.max(end, now.getTime())) : last;
  const least = Math.max(from + 1, last, drawn);
  return end >= least && end - from <= (least - from) * MOST_EMPTY ? end : least;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
