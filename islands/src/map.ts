/** The map: countries from Natural Earth, places with a radius of uncertainty, clusters, labels from our own place index. */
import "maplibre-gl/dist/maplibre-gl.css";
import workerAddress from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { Map as Globe, Marker, NavigationControl, Popup, ScaleControl, setWorkerUrl } from "maplibre-gl";
import type { ExpressionSpecification, GeoJSONSource, LngLatLike, MapLayerMouseEvent } from "maplibre-gl";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Feature, FeatureCollection, Geometry, MultiLineString, Polygon, Position } from "geojson";
import coarse from "world-atlas/countries-110m.json?url";
import fine from "world-atlas/countries-50m.json?url";
import { colour, followScheme, load, say } from "./data";
import type { CountryShade, MapData, PlacePoint } from "./data";

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;
type Piece = { id?: string | number | undefined };
type Tag = { box: DOMRect | null; from: number; marker: Marker; tag: HTMLElement };

/** Zoom from which the finer coast is fetched: 100 kB are enough for the world, 750 kB for a strait. */
const FINE_FROM = 3.5;
const EARTH_KM = 6371;
/** From this radius on a place is an area: it is named over its middle, and its middle gets no pin. */
const AREA_KM = 150;
/** A circle that is larger than this would be half a continent: the name alone says it better. */
const WIDEST_KM = 700;

setWorkerUrl(new URL(workerAddress, import.meta.url).href);

function code(piece: Piece | null): string {
  return piece?.id === undefined ? "" : String(piece.id).padStart(3, "0");
}

/** A ring without jumps: where it crosses 180°, its longitudes go on counting; one that goes round the pole is closed over the pole. */
function unrolled(ring: Position[]): Position[] {
  const out: Position[] = [];
  let turn = 0;
  let before = ring[0]?.[0] ?? 0;
  for (const [lon = 0, lat = 0] of ring) {
    if (lon - before > 180) turn -= 360;
    if (lon - before < -180) turn += 360;
    before = lon;
    out.push([lon + turn, lat]);
  }
  const [first, last] = [out[0], out[out.length - 1]];
  if (first && last && Math.abs((last[0] ?? 0) - (first[0] ?? 0)) > 180) out.push([last[0] ?? 0, -90], [first[0] ?? 0, -90], first);
  return out;
}

/** What of a ring lies on one side of a meridian; the cut runs along it. */
function cut(ring: Position[], at: number, isKept: (lon: number) => boolean): Position[] {
  const out: Position[] = [];
  for (let i = 0; i < ring.length; i += 1) {
    const [lon = 0, lat = 0] = ring[i] ?? [];
    const [next = 0, north = 0] = ring[(i + 1) % ring.length] ?? [];
    if (isKept(lon)) out.push([lon, lat]);
    if (isKept(lon) !== isKept(next)) out.push([at, lat + ((at - lon) / (next - lon)) * (north - lat)]);
  }
  const start = out[0];
  return start && out.length > 2 ? [...out, start] : [];
}

/** A polygon in pieces that do not cross 180°: Natural Earth's file has them joined for globes, and a flat map would draw them across the world. */
function pieces(rings: Position[][]): Position[][][] {
  const flat = rings.map(unrolled);
  const outer = flat[0] ?? [];
  if (outer.every(([lon = 0]) => lon >= -180 && lon <= 180)) return [flat];
  return [-360, 0, 360].map((turn) => flat.map((ring) => side(ring.map(([lon = 0, lat = 0]) => [lon + turn, lat])))).filter((each) => (each[0]?.length ?? 0) > 3);
}

function side(ring: Position[]): Position[] {
  return cut(cut(ring, -180, (lon) => lon >= -180), 180, (lon) => lon <= 180);
}

function flattened(geometry: Geometry): Geometry {
  if (geometry.type === "Polygon") return { type: "MultiPolygon", coordinates: pieces(geometry.coordinates) };
  return geometry.type === "MultiPolygon" ? { type: "MultiPolygon", coordinates: geometry.coordinates.flatMap(pieces) } : geometry;
}

function shaded(world: World, countries: CountryShade[]): FeatureCollection {
  const known = new Map(countries.map((each) => [each.iso_n3, each]));
  const all = feature(world, world.objects.countries);
  return {
    type: "FeatureCollection",
    features: all.features.map((each) => {
      const told = known.get(code(each));
      const properties = { name: each.properties.name, count: told?.count ?? 0, title: told?.title ?? "", href: told?.href ?? "" };
      return { ...each, geometry: flattened(each.geometry), properties };
    }),
  };
}

/** Countries that are too small for the coarse file: a city state must not stay unshaded for that. */
function missing(world: World, countries: CountryShade[]): boolean {
  const drawn = new Set(world.objects.countries.geometries.map((each) => code(each as Piece)));
  return countries.some((each) => !drawn.has(each.iso_n3));
}

function bordersOf(world: World, data: MapData, disputed: boolean): MultiLineString {
  const pairs = new Set(data.borders.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  const inDispute = (a: Piece, b: Piece): boolean => !code(a) || !code(b) || pairs.has(`${code(a)} ${code(b)}`);
  return mesh(world, world.objects.countries, (a, b) => a !== b && inDispute(a as Piece, b as Piece) === disputed);
}

function shown(point: PlacePoint): { label: string; count: number; title: string; href: string } {
  return { label: point.label, count: point.count, title: point.title, href: point.href };
}

/** A circle on the ground, since a radius of 80 km is not the same number of pixels in Oslo and in Nairobi. */
function circle(point: PlacePoint): Feature<Polygon> {
  const ring: [number, number][] = [];
  const angle = point.radius_km / EARTH_KM;
  const lat = (point.lat * Math.PI) / 180;
  const lon = (point.lon * Math.PI) / 180;
  for (let step = 0; step <= 64; step += 1) {
    const bearing = (step / 64) * 2 * Math.PI;
    const there = Math.asin(Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(bearing));
    const along = Math.atan2(Math.sin(bearing) * Math.sin(angle) * Math.cos(lat), Math.cos(angle) - Math.sin(lat) * Math.sin(there));
    ring.push([((lon + along) * 180) / Math.PI, (there * 180) / Math.PI]);
  }
  return { type: "Feature", properties: shown(point), geometry: { type: "Polygon", coordinates: [ring] } };
}

function placed(points: PlacePoint[]): FeatureCollection {
  return {
    type: "FeatureCollection",
    features: points.map((each) => ({
      type: "Feature",
      properties: shown(each),
      geometry: { type: "Point", coordinates: [each.lon, each.lat] },
    })),
  };
}

function popup(globe: Globe, event: MapLayerMouseEvent): void {
  const found = event.features?.[0]?.properties as { title?: string; href?: string; name?: string; label?: string } | undefined;
  if (found?.href) card(globe, event.lngLat, { label: found.label ?? found.name ?? "", title: found.title ?? "", href: found.href });
}

function card(globe: Globe, at: LngLatLike, told: { label: string; title: string; href: string }): void {
  const box = document.createElement("div");
  box.className = "map-card";
  const head = document.createElement("strong");
  head.textContent = told.label;
  const line = document.createElement("p");
  line.textContent = told.title;
  const link = document.createElement("a");
  link.href = told.href;
  link.textContent = "Read the rows";
  box.append(head, line, link);
  new Popup({ closeButton: true, maxWidth: "280px" }).setLngLat(at).setDOMContent(box).addTo(globe);
}

function addCountries(globe: Globe, world: World, data: MapData): void {
  globe.addSource("countries", { type: "geojson", data: shaded(world, data.countries) });
  globe.addSource("borders", { type: "geojson", data: bordersOf(world, data, false) });
  globe.addSource("disputed", { type: "geojson", data: bordersOf(world, data, true) });
  globe.addLayer({
    id: "countries",
    type: "fill",
    source: "countries",
    paint: {
      "fill-color": land(),
    },
  });
  const line = { "line-color": colour("--map-border", "#a9a294"), "line-width": ["interpolate", ["linear"], ["zoom"], 1, 0.6, 6, 1.4] as ExpressionSpecification };
  globe.addLayer({ id: "borders", type: "line", source: "borders", paint: line });
  if (data.disputed === "hidden") return;
  const dash = data.disputed === "dashed" ? { "line-dasharray": [2, 2] } : {};
  globe.addLayer({ id: "disputed", type: "line", source: "disputed", paint: { ...line, ...dash } });
}

function addPlaces(globe: Globe, data: MapData): void {
  const wide = data.points.filter((each) => each.radius_km > 0 && each.radius_km <= WIDEST_KM).map(circle);
  globe.addSource("radius", { type: "geojson", data: { type: "FeatureCollection", features: wide } });
  globe.addLayer({
    id: "radius",
    type: "fill",
    source: "radius",
    paint: { "fill-color": colour("--map-mark", "#8c2f1b"), "fill-opacity": 0.13, "fill-outline-color": colour("--map-mark", "#8c2f1b") },
  });
  globe.addSource("places", { type: "geojson", data: placed(data.points.filter((each) => each.radius_km < AREA_KM)), cluster: true, clusterRadius: 36, clusterProperties: { told: ["+", ["get", "count"]] } });
  globe.addLayer({
    id: "places",
    type: "circle",
    source: "places",
    paint: {
      "circle-color": colour("--map-mark", "#8c2f1b"),
      "circle-radius": ["interpolate", ["linear"], ["coalesce", ["get", "told"], ["get", "count"]], 1, 5, 50, 16, 1000, 28],
      "circle-opacity": ["case", ["has", "point_count"], 0.65, 0.9],
      "circle-stroke-color": colour("--map-rim", "#ffffff"),
      "circle-stroke-width": 1.5,
    },
  });
}

/** Labels are page text, so that the map needs no font files and a reader's own size holds. */
function tagged(globe: Globe, words: string, className: string, at: [number, number], from: number, beside: boolean): Tag {
  const tag = document.createElement("span");
  tag.className = className;
  tag.textContent = words;
  const marker = new Marker({ element: tag, anchor: beside ? "left" : "center", offset: beside ? [9, 0] : [0, 0] }).setLngLat(at).addTo(globe);
  return { box: null, from, marker, tag };
}

function addLabels(globe: Globe, data: MapData): void {
  const told = data.points.filter((each) => each.radius_km < AREA_KM).map((each) => tagged(globe, each.label, "map-label map-told", [each.lon, each.lat], 0, true));
  const areas = data.points.filter((each) => each.radius_km >= AREA_KM).map((each) => area(globe, each));
  const named = new Set(data.points.map((each) => each.label));
  const towns = data.labels.filter((each) => !named.has(each.name)).map((each) => tagged(globe, each.name, "map-label", [each.lon, each.lat], each.from_zoom, true));
  const all = [...told, ...areas, ...towns];
  let asked = 0;
  const show = (): void => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(() => declutter(globe, all));
  };
  globe.on("move", show);
  globe.on("resize", show);
  show();
}

function area(globe: Globe, point: PlacePoint): Tag {
  const made = tagged(globe, point.label, "map-label map-area", [point.lon, point.lat], 0, false);
  made.tag.addEventListener("click", () => card(globe, [point.lon, point.lat], shown(point)));
  return made;
}

/** What is told of comes first, then the larger towns: a label that would lie over another one waits until there is room. */
function declutter(globe: Globe, tags: Tag[]): void {
  const zoom = globe.getZoom();
  const frame = globe.getContainer().getBoundingClientRect();
  const taken: DOMRect[] = [];
  for (const each of tags) {
    each.tag.style.visibility = "hidden";
    if (zoom < each.from) continue;
    const box = each.tag.getBoundingClientRect();
    if (box.right < frame.left || box.left > frame.right || box.bottom < frame.top || box.top > frame.bottom) continue;
    if (taken.some((other) => box.left < other.right + 4 && other.left < box.right + 4 && box.top < other.bottom && other.top < box.bottom)) continue;
    taken.push(box);
    each.tag.style.visibility = "visible";
  }
}

function listen(globe: Globe): void {
  globe.on("click", "places", (event) => {
    const found = event.features?.[0];
    const cluster: unknown = found?.properties["cluster_id"];
    if (typeof cluster !== "number") return popup(globe, event);
    void (globe.getSource("places") as GeoJSONSource).getClusterExpansionZoom(cluster).then((zoom) => globe.easeTo({ center: event.lngLat, zoom }));
  });
  const above: Record<string, string[]> = { radius: ["places"], countries: ["places", "radius"] };
  for (const [layer, layers] of Object.entries(above)) {
    globe.on("click", layer, (event) => {
      if (globe.queryRenderedFeatures(event.point, { layers }).length === 0) popup(globe, event);
    });
  }
  globe.on("mousemove", (event) => {
    const under = globe.queryRenderedFeatures(event.point, { layers: ["places", "radius", "countries"] });
    globe.getCanvas().style.cursor = under.some((each) => each.properties["href"] || each.properties["cluster_id"] !== undefined) ? "pointer" : "";
  });
}

async function worldFrom(address: string): Promise<World> {
  const answer = await fetch(new URL(address, import.meta.url));
  return (await answer.json()) as World;
}

/** The view that holds what is told of, with its circles and the shaded countries, and some room around it. */
function extent(data: MapData, world: World): [[number, number], [number, number]] | null {
  const near = data.points.filter((each) => each.radius_km <= WIDEST_KM);
  const lons: number[] = [];
  const lats: number[] = [];
  for (const each of near) {
    const north = Math.max(1.2, each.radius_km / 111);
    const east = north / Math.max(0.2, Math.cos((each.lat * Math.PI) / 180));
    lons.push(each.lon - east, each.lon + east);
    lats.push(each.lat - north, each.lat + north);
  }
  const told = new Set(data.countries.map((each) => each.iso_n3));
  for (const each of feature(world, world.objects.countries).features) {
    if (told.has(code(each))) reach(each.geometry, lons, lats);
  }
  if (lons.length === 0) return null;
  return [
    [Math.max(-179, Math.min(...lons)), Math.max(-72, Math.min(...lats))],
    [Math.min(179, Math.max(...lons)), Math.min(80, Math.max(...lats))],
  ];
}

/** The largest piece of a country: the islands of France must not open the map on the whole world. */
function reach(geometry: Geometry, lons: number[], lats: number[]): void {
  const pieces = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.type === "MultiPolygon" ? geometry.coordinates : [];
  const rings = pieces.map((each) => each[0] ?? []).sort((a, b) => b.length - a.length);
  for (const [lon, lat] of rings[0] ?? []) {
    lons.push(lon ?? 0);
    lats.push(lat ?? 0);
  }
}

async function draw(island: HTMLElement): Promise<void> {
  const data = await load<MapData>(island);
  if (!data) return;
  let world = await worldFrom(coarse);
  let finer = missing(world, data.countries);
  if (finer) world = await worldFrom(fine);
  island.replaceChildren();
  const globe = new Globe({
    container: island,
    style: { version: 8, sources: {}, layers: [{ id: "sea", type: "background", paint: { "background-color": colour("--map-sea", "#d7dfe2") } }] },
    attributionControl: { compact: true, customAttribution: "Natural Earth, GeoNames" },
    center: [20, 25],
    zoom: 0.9,
    maxZoom: 11,
    renderWorldCopies: false,
    cooperativeGestures: window.matchMedia("(pointer: coarse)").matches,
  });
  const bounds = extent(data, world);
  if (bounds) globe.fitBounds(bounds, { padding: { top: 30, bottom: 40, left: 30, right: 90 }, maxZoom: 7, animate: false });
  globe.addControl(new NavigationControl({ showCompass: false }), "top-right");
  globe.addControl(new ScaleControl(), "bottom-left");
  globe.on("load", () => {
    addCountries(globe, world, data);
    addPlaces(globe, data);
    addLabels(globe, data);
    listen(globe);
    const sharpen = (): void => {
      if (finer || globe.getZoom() < FINE_FROM) return;
      finer = true;
      void worldFrom(fine).then((detail) => {
        (globe.getSource("countries") as GeoJSONSource).setData(shaded(detail, data.countries));
        (globe.getSource("borders") as GeoJSONSource).setData(bordersOf(detail, data, false));
        (globe.getSource("disputed") as GeoJSONSource).setData(bordersOf(detail, data, true));
      });
    };
    globe.on("zoomend", sharpen);
    sharpen();
    globe.once("idle", () => (island.dataset["ready"] = "true"));
  });
  followScheme(() => paint(globe));
}

/** Colours of the page's own scheme, set anew where it changed. */
function paint(globe: Globe): void {
  globe.setPaintProperty("sea", "background-color", colour("--map-sea", "#d7dfe2"));
  globe.setPaintProperty("countries", "fill-color", land());
  globe.setPaintProperty("borders", "line-color", colour("--map-border", "#a9a294"));
  if (globe.getLayer("disputed")) globe.setPaintProperty("disputed", "line-color", colour("--map-border", "#a9a294"));
  for (const name of ["fill-color", "fill-outline-color"] as const) globe.setPaintProperty("radius", name, colour("--map-mark", "#8c2f1b"));
  globe.setPaintProperty("places", "circle-color", colour("--map-mark", "#8c2f1b"));
}

function land(): ExpressionSpecification {
  return ["case", [">", ["get", "count"], 0], colour("--map-shade", "#c9a27e"), colour("--map-land", "#e9e5dc")];
}

for (const island of document.querySelectorAll<HTMLElement>("[data-island=map]")) {
  draw(island).catch(() => say(island, "This browser cannot draw the map. The table below holds the same rows."));
}
