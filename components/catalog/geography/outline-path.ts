import "server-only";
import {
  geoAzimuthalEqualArea,
  geoCentroid,
  geoNaturalEarth1,
  geoOrthographic,
  geoPath,
  type GeoProjection,
} from "d3-geo";
import type { MultiPolygon, Position } from "geojson";
import { landOf, worldLand } from "./atlas";
import { pathData, type Ring, ringArea, simplify } from "./simplify";

/** Outlines are drawn on a square of this many units. */
export const CANVAS = 400;

const MARGIN = 14;
const NEAR = 0.25;
const STRAY = 0.12;
const BULK = 0.97;
/** Atolls that would fill less of the square than this are marked, not drawn. */
const FAINTEST = 0.004;

type Box = readonly [left: number, top: number, right: number, bottom: number];
type Part = { polygon: Position[][]; area: number; box: Box };

const shape = (polygons: Position[][][]): MultiPolygon => ({ type: "MultiPolygon", coordinates: polygons });

function rings(polygons: Position[][][], projection: GeoProjection): Ring[] {
  const found: [number, number][][] = [];
  const context = {
    beginPath: () => undefined,
    moveTo: (x: number, y: number) => void found.push([[x, y]]),
    lineTo: (x: number, y: number) => void found.at(-1)?.push([x, y]),
    closePath: () => undefined,
    arc: () => undefined,
  };
  geoPath(projection, context)(shape(polygons));
  return found;
}

function boxOf(ring: Ring): Box {
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

const around = (boxes: readonly Box[]): Box => [
  Math.min(...boxes.map((box) => box[0])),
  Math.min(...boxes.map((box) => box[1])),
  Math.max(...boxes.map((box) => box[2])),
  Math.max(...boxes.map((box) => box[3])),
];

/** Whether a box lies within `share` of another one's diagonal from it. */
function isNear([l, t, r, b]: Box, [left, top, right, bottom]: Box, share: number): boolean {
  const gap = Math.hypot(Math.max(0, l - right, left - r), Math.max(0, t - bottom, top - b));
  return gap <= share * Math.hypot(right - left, bottom - top);
}

const areaOf = (parts: readonly Part[]) => parts.reduce((sum, part) => sum + part.area, 0);

/** The largest part and, step by step, all that lies near what is already taken. */
function grown(parts: readonly Part[]): Part[] {
  let taken = parts.slice(0, 1);
  for (;;) {
    const box = around(taken.map((part) => part.box));
    const next = parts.filter((part) => taken.includes(part) || isNear(part.box, box, NEAR));
    if (next.length === taken.length) return taken;
    taken = next;
  }
}

/** Without the small islands far from the bulk of the land. */
function gathered(parts: readonly Part[]): Part[] {
  let bulk: Part[] = [];
  for (const part of parts) if (areaOf(bulk) < BULK * areaOf(parts)) bulk = [...bulk, part];
  const box = around(bulk.map((part) => part.box));
  return parts.filter((part) => isNear(part.box, box, STRAY));
}

/** The mainland and what lies near it: French Guiana or Okinawa would shrink the shape people know to a speck. */
function mainCluster(all: Position[][][]): Position[][][] {
  const flat = geoAzimuthalEqualArea().scale(1000).translate([0, 0]).rotate(facing(all)).precision(0);
  const parts = all
    .map((polygon) => ({ polygon, ring: rings([polygon], flat)[0] ?? [] }))
    .filter(({ ring }) => ring.length > 2)
    .map(({ polygon, ring }) => ({ polygon, area: ringArea(ring), box: boxOf(ring) }))
    .sort((left, right) => right.area - left.area);
  const cluster = grown(parts);
  const scattered = areaOf(cluster) < areaOf(parts) * 0.55;
  return (scattered ? parts : gathered(cluster)).map((part) => part.polygon);
}

function facing(polygons: Position[][][]): [number, number] {
  const [lon, lat] = geoCentroid(shape(polygons));
  return [-lon, -lat];
}

/** The most detail that fits into `budget` characters. */
function within(budget: number, drawn: readonly Ring[]): string {
  const largest = Math.max(0, ...drawn.map(ringArea));
  for (let tolerance = 0.6; tolerance < 24; tolerance *= 1.25) {
    const speck = Math.min(largest / 4, tolerance * tolerance * 6);
    const data = pathData(
      drawn.filter((ring) => ringArea(ring) >= speck).map((ring) => simplify(ring, tolerance)),
    );
    if (data.length <= budget) return data;
  }
  return "";
}

const drawn = new Map<string, string>();

function remember(key: string, draw: () => string): string {
  const known = drawn.get(key);
  if (known !== undefined) return known;
  const path = draw();
  drawn.set(key, path);
  return path;
}

/** SVG path data of the outline of one or several countries, in at most `budget` characters; empty where there is none to draw. */
export function outlinePath(codes: readonly string[], budget: number): string {
  return remember(`${budget} ${codes.join(" ")}`, () => {
    const land = mainCluster(landOf(codes));
    if (land.length === 0) return "";
    const extent: [[number, number], [number, number]] = [
      [MARGIN, MARGIN],
      [CANVAS - MARGIN, CANVAS - MARGIN],
    ];
    const projection = geoAzimuthalEqualArea().rotate(facing(land)).fitExtent(extent, shape(land));
    const coast = rings(land, projection);
    const filled = coast.reduce((sum, ring) => sum + ringArea(ring), 0);
    return filled < FAINTEST * CANVAS * CANVAS ? "" : within(budget, coast);
  });
}

/** The land of the globe as seen from far above the Atlantic. */
export function globePath(budget: number): string {
  return remember(`${budget} globe`, () => {
    const projection = geoOrthographic()
      .rotate([-12, -24])
      .translate([CANVAS / 2, CANVAS / 2])
      .scale(CANVAS / 2 - MARGIN)
      .clipAngle(90);
    return within(budget, rings(worldLand(), projection));
  });
}

/** Maps of several countries are this many units wide and high. */
export const MAP = { width: 800, height: 400 };
/** From so many countries on the whole world is shown. */
const WORLDWIDE = 60;
const MAP_MARGIN = 24;

const maps = new Map<string, CoverageMap>();
export type CoverageMap = { readonly land: string; readonly covered: string };

/** Path data of the covered countries and of all land around them, each in at most `budget` characters. */
export function coverageMap(codes: readonly string[], budget: number): CoverageMap | null {
  const covered = landOf(codes);
  if (covered.length === 0) return null;
  const key = codes.toSorted().join(" ");
  const known = maps.get(key);
  if (known) return known;
  const extent: [[number, number], [number, number]] = [
    [MAP_MARGIN, MAP_MARGIN],
    [MAP.width - MAP_MARGIN, MAP.height - MAP_MARGIN],
  ];
  const projection = (
    codes.length >= WORLDWIDE
      ? geoNaturalEarth1().fitExtent(extent, { type: "Sphere" })
      : geoAzimuthalEqualArea()
          .rotate(facing(covered))
          .fitExtent(extent, shape(mainCluster(covered)))
  ).clipExtent([
    [0, 0],
    [MAP.width, MAP.height],
  ]);
  const map = {
    land: within(budget, rings(worldLand(), projection)),
    covered: within(budget, rings(covered, projection)),
  };
  maps.set(key, map);
  return map;
}
