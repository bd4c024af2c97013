import "server-only";
import { geoAzimuthalEqualArea, geoCentroid, type GeoProjection, geoOrthographic, geoPath } from "d3-geo";
import type { MultiPolygon, Position } from "geojson";
import { landOf, worldLand } from "./atlas";
import { pathData, type Ring, ringArea, simplify } from "./simplify";

/** Outlines are drawn on a square of this many units. */
export const CANVAS = 400;

const MARGIN = 14;
const NEAR = 0.25;

type Cluster = { polygons: Position[][][]; box: readonly [number, number, number, number] };

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

function boxOf(ring: Ring): Cluster["box"] {
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** The mainland and what lies near it: French Guiana or Hawaii would shrink the shape people know to a speck. */
function mainCluster(all: Position[][][]): Position[][][] {
  const flat = geoAzimuthalEqualArea().scale(1000).translate([0, 0]).rotate(facing(all)).precision(0);
  const parts = all
    .map((polygon) => ({ polygon, ring: rings([polygon], flat)[0] ?? [] }))
    .filter(({ ring }) => ring.length > 2)
    .map(({ polygon, ring }) => ({ polygon, area: ringArea(ring), box: boxOf(ring) }))
    .sort((left, right) => right.area - left.area);
  const [largest, ...others] = parts;
  if (!largest) return all;
  const total = parts.reduce((sum, part) => sum + part.area, 0);
  let cluster: Cluster = { polygons: [largest.polygon], box: largest.box };
  let rest = others;
  for (let grown = true; grown; ) {
    grown = false;
    for (const part of rest) {
      const [left, top, right, bottom] = cluster.box;
      const [l, t, r, b] = part.box;
      const gap = Math.hypot(Math.max(0, l - right, left - r), Math.max(0, t - bottom, top - b));
      if (gap > NEAR * Math.hypot(right - left, bottom - top)) continue;
      cluster = { polygons: [...cluster.polygons, part.polygon], box: [Math.min(l, left), Math.min(t, top), Math.max(r, right), Math.max(b, bottom)] };
      rest = rest.filter((other) => other !== part);
      grown = true;
    }
  }
  const kept = parts.filter((part) => cluster.polygons.includes(part.polygon)).reduce((sum, part) => sum + part.area, 0);
  return kept < total * 0.55 ? all : cluster.polygons;
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
    const data = pathData(drawn.filter((ring) => ringArea(ring) >= speck).map((ring) => simplify(ring, tolerance)));
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
    const extent: [[number, number], [number, number]] = [[MARGIN, MARGIN], [CANVAS - MARGIN, CANVAS - MARGIN]];
    const projection = geoAzimuthalEqualArea().rotate(facing(land)).fitExtent(extent, shape(land));
    return within(budget, rings(land, projection));
  });
}

/** The land of the globe as seen from far above the Atlantic. */
export function globePath(budget: number): string {
  return remember(`${budget} globe`, () => {
    const projection = geoOrthographic().rotate([-12, -24]).translate([CANVAS / 2, CANVAS / 2]).scale(CANVAS / 2 - MARGIN).clipAngle(90);
    return within(budget, rings(worldLand(), projection));
  });
}
