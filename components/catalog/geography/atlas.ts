import "server-only";
import type { MultiPolygon, Polygon, Position } from "geojson";
import { merge } from "topojson-client";
import type {
  GeometryCollection,
  Topology,
  Polygon as TopoPolygon,
  MultiPolygon as TopoMultiPolygon,
} from "topojson-specification";
import countries from "world-countries";
import atlas from "world-atlas/countries-50m.json";
import smallPlaces from "./small-places.geo.json";

// Too small to have a shape in the atlas at this scale; cut from the finer one by bin/small-places.mjs.
const SMALL: Readonly<Record<string, Position[][][]>> = smallPlaces;

type Area = TopoPolygon<{ name: string }> | TopoMultiPolygon<{ name: string }>;

const topology = atlas as unknown as Topology<{ countries: GeometryCollection<{ name: string }> }>;

function isArea(geometry: { type: string | null }): geometry is Area {
  return geometry.type === "Polygon" || geometry.type === "MultiPolygon";
}

const areas = topology.objects.countries.geometries.filter(isArea);
const byId = Map.groupBy(areas, (area) => String(area.id));
const byName = new Map(areas.map((area) => [area.properties?.name, area]));
const numericCodes = new Map(countries.map((country) => [country.cca2, country.ccn3]));

// Drawn by the atlas as parts of another country: whose, and a box (west, south, east, north) around them.
const PARTS: Readonly<Record<string, { of: string; box: readonly [number, number, number, number] }>> = {
  BQ: { of: "NL", box: [-69, 11, -62, 18.5] },
  GF: { of: "FR", box: [-56, 1, -51, 7] },
  GP: { of: "FR", box: [-62, 15.7, -60.8, 16.7] },
  MQ: { of: "FR", box: [-61.4, 14.2, -60.6, 15.1] },
  RE: { of: "FR", box: [55, -22, 56, -20] },
  SJ: { of: "NO", box: [5, 74, 36, 82] },
  YT: { of: "FR", box: [44.8, -13.2, 45.5, -12.4] },
};

// One code can have several areas (Australia and its reefs); Kosovo has no numeric code.
function areasOf(code: string): Area[] {
  const kosovo = code === "XK" ? byName.get("Kosovo") : undefined;
  return kosovo ? [kosovo] : (byId.get(numericCodes.get(code) ?? "") ?? []);
}

function polygonsOf(shape: Polygon | MultiPolygon): Position[][][] {
  return shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
}

/** The polygons of one country or of several melted into one; empty where the atlas has none. */
export function landOf(codes: readonly string[]): Position[][][] {
  const [only] = codes;
  const part = codes.length === 1 && only ? PARTS[only] : undefined;
  if (part) return polygonsWithin(landOf([part.of]), part.box);
  const small = codes.length === 1 && only ? SMALL[only] : undefined;
  if (small) return small;
  const found = codes.flatMap(areasOf);
  if (found.length === 0) return [];
  return polygonsOf(merge(topology, found));
}

function polygonsWithin(
  polygons: Position[][][],
  [west, south, east, north]: readonly [number, number, number, number],
): Position[][][] {
  return polygons.filter(([ring]) => {
    const [lon = 999, lat = 999] = ring?.[0] ?? [];
    return lon >= west && lon <= east && lat >= south && lat <= north;
  });
}

/** All land of the world, melted into one shape. */
export function worldLand(): Position[][][] {
  return polygonsOf(merge(topology, areas));
}
