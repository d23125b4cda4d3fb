// The base map: countries of Natural Earth (public domain, by way of world-atlas), made planar once, as three GeoJSON files, and a list of what is disputed.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoArea, geoCentroid } from "d3-geo";
import { geoEquirectangular } from "d3-geo";
import { geoProject } from "d3-geo-projection";
import { feature, merge, mesh } from "topojson-client";

const require = createRequire(import.meta.url);
const atlas = JSON.parse(readFileSync(require.resolve("world-atlas/countries-50m.json"), "utf8"));
const { lines, areas } = JSON.parse(readFileSync(new URL("disputed.json", import.meta.url), "utf8"));
const countries = atlas.objects.countries;

// MapLibre joins points by straight lines in degrees. The atlas is cut for a sphere: unprojected, lands that cross the
// date line and the pole would be painted over whole oceans.
const degrees = geoEquirectangular()
  .scale(180 / Math.PI)
  .translate([0, 0])
  .reflectY(true)
  .precision(0);
const planar = (object) => rounded(geoProject(object, degrees));
const rounded = (value) =>
  Array.isArray(value)
    ? typeof value[0] === "number"
      ? value.map((number) => Math.round(number * 1000) / 1000)
      : value.map(rounded)
    : value && typeof value === "object"
      ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, rounded(one)]))
      : value;

const name = (area) => area.properties.name;
const known = new Set(countries.geometries.map(name));
for (const one of [...lines.flatMap((line) => line.between), ...areas]) {
  if (!known.has(one)) throw new Error(`disputed.json names ${one}, which the base map does not have`);
}

/** What is known of the border between two areas: whether it is disputed, wholly or within a box. */
function dispute(first, second) {
  if (areas.includes(name(first)) || areas.includes(name(second))) return {};
  return lines.find((line) => line.between.includes(name(first)) && line.between.includes(name(second)));
}

/** Parts a line into stretches that lie within a box and stretches that do not. */
function parted(line, box) {
  const [west, south, east, north] = box;
  const inside = ([x, y]) => x >= west && x <= east && y >= south && y <= north;
  const stretches = [];
  for (let at = 1; at < line.length; at += 1) {
    const within = inside(line[at - 1]) && inside(line[at]);
    const last = stretches.at(-1);
    if (last && last.within === within) last.line.push(line[at]);
    else stretches.push({ within, line: [line[at - 1], line[at]] });
  }
  return stretches;
}

function borders() {
  const settled = [...mesh(atlas, countries, (a, b) => a !== b && !dispute(a, b)).coordinates];
  const disputed = [...mesh(atlas, countries, (a, b) => a !== b && dispute(a, b) && !dispute(a, b).box).coordinates];
  for (const line of lines.filter((one) => one.box)) {
    const whole = mesh(atlas, countries, (a, b) => a !== b && dispute(a, b) === line).coordinates;
    for (const stretch of whole.flatMap((one) => parted(one, line.box))) {
      (stretch.within ? disputed : settled).push(stretch.line);
    }
  }
  const lineFeature = (coordinates, isDisputed) => ({
    type: "Feature",
    properties: { disputed: isDisputed },
    geometry: { type: "MultiLineString", coordinates },
  });
  return { type: "FeatureCollection", features: [lineFeature(settled, false), lineFeature(disputed, true)] };
}

const FULL = {
  "Dem. Rep. Congo": "DR Congo",
  "S. Sudan": "South Sudan",
  "W. Sahara": "Western Sahara",
  "Central African Rep.": "Central African Republic",
  "Bosnia and Herz.": "Bosnia and Herzegovina",
  "Eq. Guinea": "Equatorial Guinea",
  "Dominican Rep.": "Dominican Republic",
  "N. Cyprus": "Northern Cyprus",
  Macedonia: "North Macedonia",
  Turkey: "Türkiye",
  eSwatini: "Eswatini",
};

/** A point in the middle of each country's largest land, with its size in square degrees of a sphere, for lettering. */
function labels() {
  const features = feature(atlas, countries).features.map((country) => {
    const parts =
      country.geometry.type === "MultiPolygon"
        ? country.geometry.coordinates.map((coordinates) => ({ type: "Polygon", coordinates }))
        : [country.geometry];
    const largest = parts.reduce((best, part) => (geoArea(part) > geoArea(best) ? part : best));
    const size = geoArea(largest) * (180 / Math.PI) ** 2;
    const point = geoCentroid(largest).map((number) => Math.round(number * 100) / 100);
    return {
      type: "Feature",
      properties: { name: FULL[name(country)] ?? name(country), size: Math.round(size * 10) / 10 },
      geometry: { type: "Point", coordinates: point },
    };
  });
  return {
    type: "FeatureCollection",
    features: features.filter((one) => !/\./.test(one.properties.name) && one.properties.name !== "Antarctica"),
  };
}

/** The files of the base map, by name. */
export function basemap() {
  const land = { type: "Feature", properties: {}, geometry: merge(atlas, countries.geometries) };
  return {
    "land.json": JSON.stringify(planar(land)),
    "borders.json": JSON.stringify(rounded(borders())),
    "labels.json": JSON.stringify(labels()),
    "disputed.json": JSON.stringify({
      lines: lines.map(({ between, note }) => ({ between: between.map((one) => FULL[one] ?? one), note })),
      areas: areas.map((one) => FULL[one] ?? one.replace(" Is.", " Islands")),
    }),
  };
}
