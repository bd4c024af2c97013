// Cuts the shapes of places that are a speck in the 1:50m atlas out of the 1:10m one, so that the shop need not carry all of it.
// Run by hand after changing the atlas: node bin/small-places.mjs
import { createRequire } from "node:module";
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { geoArea } from "d3-geo";
import { feature } from "topojson-client";

const require = createRequire(import.meta.url);
const coarse = require("world-atlas/countries-50m.json");
const fine = require("world-atlas/countries-10m.json");
const countries = require("world-countries");

const FEWEST_POINTS = 40;
const MOST_ISLANDS = 24;
const MOST_POINTS = 200;

const polygonsOf = (atlas, code) =>
  atlas.objects.countries.geometries
    .filter((geometry) => geometry.id === code)
    .map((geometry) => feature(atlas, geometry).geometry)
    .flatMap((shape) => (shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates));

const points = (polygons) => polygons.reduce((sum, [ring]) => sum + ring.length, 0);
const area = (coordinates) => geoArea({ type: "Polygon", coordinates });
const round = ([lon, lat]) => [Math.round(lon * 1e4) / 1e4, Math.round(lat * 1e4) / 1e4];

// A ring that rounding turned inside out would be the whole globe but itself.
const isIsland = (ring) => ring.length > 3 && area([ring]) < 1;

function thinned(ring, every) {
  const kept = ring.filter((_, index) => index % every === 0 || index === ring.length - 1).map(round);
  return kept.filter((point, index) => index === 0 || String(point) !== String(kept[index - 1]));
}

const places = {};
for (const { cca2, ccn3 } of countries) {
  if (!ccn3 || points(polygonsOf(coarse, ccn3)) >= FEWEST_POINTS) continue;
  const largest = polygonsOf(fine, ccn3)
    .sort((left, right) => area(right) - area(left))
    .slice(0, MOST_ISLANDS);
  if (largest.length === 0) continue;
  const every = Math.max(1, Math.ceil(points(largest) / MOST_POINTS));
  const cut = largest.map(([ring]) => [thinned(ring, every)]).filter(([ring]) => isIsland(ring));
  if (cut.length > 0) places[cca2] = cut;
}

const target = fileURLToPath(
  new URL("../components/catalog/geography/small-places.geo.json", import.meta.url),
);
await writeFile(target, `${JSON.stringify(places)}\n`);
process.stdout.write(`${Object.keys(places).length} places\n`);
