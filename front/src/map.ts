import * as maplibre from "maplibre-gl";
import { QUADS, colour, onTheme } from "./colours";

type Features = GeoJSON.FeatureCollection<GeoJSON.Point>;
const NOTHING: Features = { type: "FeatureCollection", features: [] };
const METRES_PER_PIXEL = 78271.517; // at the equator and zoom 0, where MapLibre's world is 512 pixels wide

/** A radius on the ground in pixels at zoom 0, which doubles with every further zoom. */
const atZoom0 = (km: number, latitude: number) => (km * 1000) / METRES_PER_PIXEL / Math.cos((latitude * Math.PI) / 180);

const byQuad = (): maplibre.ExpressionSpecification =>
  ["match", ["get", "quad"], ...QUADS.flatMap((quad) => [quad, colour(quad)]), colour("muted")] as never;
const onGround = ["interpolate", ["exponential", 2], ["zoom"], 0, ["get", "r0"], 20, ["*", ["get", "r0"], 2 ** 20]];
const isCoarse = ["in", ["get", "precision"], ["literal", ["district", "admin1", "country", "region"]]];

function style(place: HTMLElement): maplibre.StyleSpecification {
  const file = (name: string) => new URL(place.dataset[name]!, location.href).href;
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: file("land") },
      borders: { type: "geojson", data: file("borders") },
      labels: { type: "geojson", data: file("labels") },
      points: { type: "geojson", data: NOTHING },
      box: { type: "geojson", data: NOTHING },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour("sea") } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("land") } },
      { id: "coast", type: "line", source: "land", paint: { "line-color": colour("coast"), "line-width": 0.6 } },
      {
        id: "borders",
        type: "line",
        source: "borders",
        filter: ["!", ["get", "disputed"]],
        paint: { "line-color": colour("border"), "line-width": 0.8 },
      },
      {
        id: "disputed",
        type: "line",
        source: "borders",
        filter: ["get", "disputed"],
        paint: { "line-color": colour("border"), "line-width": 1.1, "line-dasharray": [2.5, 2.5] },
      },
      {
        id: "labels",
        type: "symbol",
        source: "labels",
        layout: {
          "text-field": ["get", "name"],
          "text-size": ["interpolate", ["linear"], ["zoom"], 1, 9.5, 5, 13],
          "symbol-sort-key": ["-", ["get", "size"]],
          "text-max-width": 7,
          "text-padding": 6,
        },
        paint: { "text-color": colour("place"), "text-halo-color": colour("land"), "text-halo-width": 1.2 },
      },
      {
        id: "names",
        type: "symbol",
        source: "points",
        minzoom: 3.5,
        filter: ["!=", ["coalesce", ["get", "name"], ""], ""],
        layout: {
          "text-field": ["get", "name"],
          "text-size": 11,
          "text-anchor": "top",
          "text-offset": [0, 1],
          "text-max-width": 8,
          "text-padding": 3,
        },
        paint: { "text-color": colour("text"), "text-halo-color": colour("land"), "text-halo-width": 1.4 },
      },
      { id: "box-fill", type: "fill", source: "box", paint: { "fill-color": colour("accent"), "fill-opacity": 0.08 } },
      { id: "box-line", type: "line", source: "box", paint: { "line-color": colour("accent"), "line-width": 1.5 } },
      {
        id: "areas",
        type: "circle",
        source: "points",
        filter: isCoarse as never,
        paint: {
          "circle-radius": onGround as never,
          "circle-color": byQuad(),
          "circle-opacity": 0.1,
          "circle-stroke-color": byQuad(),
          "circle-stroke-width": 1,
          "circle-stroke-opacity": 0.45,
        },
      },
      {
        id: "rough",
        type: "circle",
        source: "points",
        filter: isCoarse as never,
        paint: {
          "circle-radius": ["step", ["get", "count"], 5, 2, 9, 10, 11, 100, 14, 1000, 18],
          "circle-color": colour("land"),
          "circle-opacity": 0.85,
          "circle-stroke-color": byQuad(),
          "circle-stroke-width": 1.8,
        },
      },
      {
        id: "points",
        type: "circle",
        source: "points",
        filter: ["!", isCoarse] as never,
        paint: {
          "circle-radius": ["step", ["get", "count"], 5.5, 2, 9, 10, 11, 100, 15, 1000, 20],
          "circle-color": byQuad(),
          "circle-opacity": 0.92,
          "circle-stroke-color": colour("land"),
          "circle-stroke-width": 1.2,
        },
      },
      {
        id: "counts",
        type: "symbol",
        source: "points",
        filter: [">", ["get", "count"], 1],
        layout: {
          "text-field": ["case", [">=", ["get", "count"], 10000], ["concat", ["to-string", ["round", ["/", ["get", "count"], 1000]]], "k"], ["to-string", ["get", "count"]]],
          "text-size": 10.5,
          "text-allow-overlap": true,
        },
        paint: { "text-color": ["case", isCoarse, colour("text"), colour("on-sign")] as never },
      },
    ],
  } as maplibre.StyleSpecification;
}

function makeMap(
  place: HTMLElement,
  options: Partial<maplibre.MapOptions>,
  corner: maplibre.ControlPosition = "top-right",
): maplibre.Map | null {
  try {
    maplibre.setWorkerUrl(new URL(place.dataset.worker!, location.href).href);
    const map = new maplibre.Map({
      container: place,
      style: style(place),
      attributionControl: false,
      boxZoom: false,
      dragRotate: false,
      pitchWithRotate: false,
      maxZoom: 12,
      renderWorldCopies: true,
      ...options,
    });
    map.touchZoomRotate.disableRotation();
    map.addControl(new maplibre.NavigationControl({ showCompass: false }), corner);
    const canvas = map.getCanvas();
    canvas.setAttribute("role", "application");
    canvas.setAttribute("aria-label", place.dataset.told ?? "Map; everything on it is in the list too");
    map.on("idle", () => (place.dataset.idle = "yes"));
    return map;
  } catch {
    place.textContent = "This browser draws no maps (it has no WebGL). The list has everything that would be on it.";
    place.classList.add("told-instead");
    return null;
  }
}

const ring = (west: number, south: number, east: number, north: number): GeoJSON.FeatureCollection => ({
  type: "FeatureCollection",
  features: [
    {
      type: "Feature",
      properties: {},
      geometry: {
        type: "Polygon",
        coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
      },
    },
  ],
});

const rounded = (edges: number[]) => edges.map((edge) => String(Math.round(edge * 1000) / 1000)).join(",");

/** The map beside a list: what fits the filters, gathered by the server for what is in view. */
export function listMap(place: HTMLElement, setBox: (box: string) => void): void {
  const box = () => new URLSearchParams(location.search).get("box") ?? "";
  const map = makeMap(place, { bounds: [-120, -40, 150, 62] });
  if (!map) return;
  let points: Features = NOTHING;
  let asking: AbortController | null = null;
  let settled = false;

  const source = (name: string) => map.getSource(name) as maplibre.GeoJSONSource | undefined;
  const draw = () => {
    source("points")?.setData(points);
    const edges = box().split(",").map(Number);
    const there = edges.length === 4 && edges.every(Number.isFinite);
    const [west, south, east, north] = edges;
    source("box")?.setData(there ? ring(west, south, east < west ? east + 360 : east, north) : NOTHING);
    document.querySelector<HTMLElement>("#map-box-clear")!.hidden = !there;
  };
  /** Begins with all that there is in view, or the box that is asked for. */
  const frame = () => {
    const edges = box().split(",").map(Number);
    const around = new maplibre.LngLatBounds();
    if (edges.length === 4 && edges.every(Number.isFinite)) {
      around.extend([edges[0], edges[1]]).extend([edges[2] < edges[0] ? edges[2] + 360 : edges[2], edges[3]]);
    } else {
      for (const one of points.features) {
        const [west, south, east, north] = (one.properties as unknown as Properties).box.split(",").map(Number);
        around.extend([west, south]).extend([east, north]);
      }
    }
    if (!around.isEmpty()) map.fitBounds(around, { padding: 45, maxZoom: 5.5, animate: false });
  };
  const load = async (view = "") => {
    asking?.abort();
    asking = new AbortController();
    const bounds = map.getBounds();
    const params = new URLSearchParams(location.search);
    for (const name of ["sort", "dir", "after"]) params.delete(name);
    params.set("view", view || rounded([bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]));
    params.set("zoom", String(Math.floor(map.getZoom() * 10) / 10));
    try {
      const answer = await fetch(`/map.json?${params}`, { signal: asking.signal });
      if (!answer.ok) return;
      const found = (await answer.json()) as Features & { unplaced: number };
      points = found;
      const { unplaced } = found;
      const told = document.querySelector<HTMLElement>("#map-told");
      if (told) told.textContent = unplaced ? `${unplaced.toLocaleString("en")} not on the map` : "";
      for (const one of points.features) {
        one.properties!.r0 = atZoom0(one.properties!.radius_km, one.geometry.coordinates[1]);
      }
      draw();
      place.dataset.loaded = String(points.features.length);
    } catch (fault) {
      if ((fault as Error).name !== "AbortError") throw fault;
    }
  };
  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => void load(), 120);
  };
  map.on("load", () => {
    draw();
    void load("-180,-85,180,85").then(() => {
      settled = true;
      frame();
    });
  });
  map.on("moveend", () => settled && soon());
  addEventListener("dotterel:list", () => void load());
  onTheme(() => {
    map.setStyle(style(place), { diff: false });
    map.once("styledata", draw);
  });

  for (const layer of ["points", "rough"]) {
    map.on("mouseenter", layer, () => (map.getCanvas().style.cursor = "pointer"));
    map.on("mouseleave", layer, () => (map.getCanvas().style.cursor = ""));
    map.on("click", layer, (signal) => {
      const feature = signal.features?.[0];
      if (feature) open(map, feature as never, setBox);
    });
  }
  drawBoxes(map, setBox, (edges) => source("box")?.setData(ring(...edges)));
  document.querySelector("#map-box-view")?.addEventListener("click", () => {
    const bounds = map.getBounds();
    setBox(rounded([bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]));
  });
  document.querySelector("#map-box-clear")?.addEventListener("click", () => setBox(""));
  (window as unknown as { deskMap: maplibre.Map }).deskMap = map;
}

interface Properties {
  count: number;
  name: string;
  box: string;
  address?: string;
  summary?: string;
  when?: string;
  where?: string;
  toll?: string;
  precision_words: string;
}

function open(map: maplibre.Map, feature: GeoJSON.Feature<GeoJSON.Point, Properties>, setBox: (box: string) => void): void {
  const told = feature.properties;
  const [west, south, east, north] = told.box.split(",").map(Number);
  if (told.count > 1 && (east - west > 0.001 || north - south > 0.001) && map.getZoom() < 11.5) {
    map.fitBounds([[west, south], [east, north]], { padding: 60, maxZoom: 12, animate: !matchMedia("(prefers-reduced-motion: reduce)").matches });
    return;
  }
  const card = document.createElement("div");
  const line = (words: string, kind = "") => {
    if (!words) return;
    const made = document.createElement("p");
    made.textContent = words;
    made.className = kind;
    card.append(made);
  };
  if (told.address) {
    const link = document.createElement("a");
    link.href = told.address;
    link.textContent = told.summary ?? "";
    card.append(link);
    line([told.when, told.where].filter(Boolean).join(" · "), "note");
    if (told.toll && told.toll !== "—") line(`${told.toll} killed`, "note");
  } else {
    line(`${told.count} incidents${told.name ? ` at ${told.name}` : ""}`);
    line(told.precision_words, "note");
    const list = document.createElement("button");
    list.type = "button";
    list.textContent = "List these";
    list.addEventListener("click", () => {
      setBox(rounded([west - 0.001, south - 0.001, east + 0.001, north + 0.001]));
      popup.remove();
    });
    card.append(list);
  }
  const [longitude, latitude] = feature.geometry.coordinates;
  const popup = new maplibre.Popup({ maxWidth: "280px", offset: 10 }).setLngLat([longitude, latitude]).setDOMContent(card).addTo(map);
}

/** Drag a box: after the button, or with the shift key held. */
function drawBoxes(map: maplibre.Map, setBox: (box: string) => void, show: (edges: [number, number, number, number]) => void): void {
  const button = document.querySelector<HTMLButtonElement>("#map-box-draw")!;
  const canvas = map.getCanvasContainer();
  let from: maplibre.LngLat | null = null;
  const drawing = () => button.getAttribute("aria-pressed") === "true";
  const setDrawing = (on: boolean) => {
    button.setAttribute("aria-pressed", String(on));
    canvas.classList.toggle("drawing", on);
    if (on) map.dragPan.disable();
    else map.dragPan.enable();
  };
  setDrawing(false);
  button.addEventListener("click", () => setDrawing(!drawing()));
  const at = (signal: PointerEvent) => {
    const frame = canvas.getBoundingClientRect();
    return map.unproject([signal.clientX - frame.left, signal.clientY - frame.top]);
  };
  const edges = (to: maplibre.LngLat): [number, number, number, number] => [
    Math.min(from!.lng, to.lng),
    Math.min(from!.lat, to.lat),
    Math.max(from!.lng, to.lng),
    Math.max(from!.lat, to.lat),
  ];
  canvas.addEventListener(
    "pointerdown",
    (signal) => {
      if (!drawing() && !signal.shiftKey) return;
      setDrawing(true);
      from = at(signal);
      canvas.setPointerCapture(signal.pointerId);
      signal.preventDefault();
    },
    { capture: true },
  );
  canvas.addEventListener("pointermove", (signal) => from && show(edges(at(signal))));
  canvas.addEventListener("pointerup", (signal) => {
    if (!from) return;
    const drawn = edges(at(signal));
    from = null;
    setDrawing(false);
    if (drawn[2] - drawn[0] > 0.01 && drawn[3] - drawn[1] > 0.01) setBox(rounded(drawn));
  });
}

/** The map of one incident: its place as wide as it is known. */
export function placeMap(place: HTMLElement): void {
  const longitude = Number(place.dataset.longitude);
  const latitude = Number(place.dataset.latitude);
  const km = Number(place.dataset.radius);
  const zoom = Math.min(4.4, Math.max(2, Math.log2((90 * METRES_PER_PIXEL) / (Math.max(km, 40) * 2000))));
  const map = makeMap(place, { center: [longitude, latitude], zoom, cooperativeGestures: false, scrollZoom: false }, "bottom-right");
  if (!map) return;
  const point: Features = {
    type: "FeatureCollection",
    features: [
      {
        type: "Feature",
        geometry: { type: "Point", coordinates: [longitude, latitude] },
        properties: { count: 1, quad: place.dataset.quad, precision: place.dataset.precision, name: place.dataset.name ?? "", r0: atZoom0(km, latitude) },
      },
    ],
  };
  const draw = () => (map.getSource("points") as maplibre.GeoJSONSource | undefined)?.setData(point);
  map.on("load", draw);
  onTheme(() => {
    map.setStyle(style(place), { diff: false });
    map.once("styledata", draw);
  });
}
