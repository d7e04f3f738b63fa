/** The map: countries from Natural Earth, places with a radius of uncertainty, clusters, labels from our own place index. */
import "maplibre-gl/dist/maplibre-gl.css";
import workerAddress from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { Map as Globe, Marker, NavigationControl, Popup, ScaleControl, setWorkerUrl } from "maplibre-gl";
import type { GeoJSONSource, MapLayerMouseEvent } from "maplibre-gl";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Feature, FeatureCollection, Polygon } from "geojson";
import coarse from "world-atlas/countries-110m.json?url";
import fine from "world-atlas/countries-50m.json?url";
import { colour, load, say } from "./data";
import type { CountryShade, MapData, PlacePoint } from "./data";

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;

/** Zoom from which the finer coast is fetched: 100 kB are enough for the world, 750 kB for a strait. */
const FINE_FROM = 3.5;
const EARTH_KM = 6371;

setWorkerUrl(new URL(workerAddress, import.meta.url).href);

function shaded(world: World, countries: CountryShade[]): FeatureCollection {
  const known = new Map(countries.map((each) => [each.iso_n3, each]));
  const all = feature(world, world.objects.countries);
  return {
    type: "FeatureCollection",
    features: all.features.map((each) => {
      const told = known.get(String(each.id ?? "").padStart(3, "0"));
      return { ...each, properties: { name: each.properties.name, count: told?.count ?? 0, title: told?.title ?? "", href: told?.href ?? "" } };
    }),
  };
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
  return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } };
}

function placed(points: PlacePoint[]): FeatureCollection {
  return {
    type: "FeatureCollection",
    features: points.map((each) => ({
      type: "Feature",
      properties: { label: each.label, count: each.count, title: each.title, href: each.href },
      geometry: { type: "Point", coordinates: [each.lon, each.lat] },
    })),
  };
}

function popup(globe: Globe, event: MapLayerMouseEvent): void {
  const found = event.features?.[0]?.properties as { title?: string; href?: string; name?: string; label?: string } | undefined;
  if (!found?.href) return;
  const box = document.createElement("div");
  box.className = "map-card";
  const head = document.createElement("strong");
  head.textContent = found.label ?? found.name ?? "";
  const line = document.createElement("p");
  line.textContent = found.title ?? "";
  const link = document.createElement("a");
  link.href = found.href;
  link.textContent = "Read";
  box.append(head, line, link);
  new Popup({ closeButton: true, maxWidth: "280px" }).setLngLat(event.lngLat).setDOMContent(box).addTo(globe);
}

function addCountries(globe: Globe, world: World, data: MapData): void {
  globe.addSource("countries", { type: "geojson", data: shaded(world, data.countries) });
  globe.addSource("borders", { type: "geojson", data: mesh(world, world.objects.countries, (a, b) => a !== b) });
  globe.addLayer({
    id: "countries",
    type: "fill",
    source: "countries",
    paint: {
      "fill-color": ["case", [">", ["get", "count"], 0], colour("--map-shade", "#c9a27e"), colour("--map-land", "#e9e5dc")],
      "fill-opacity": ["case", [">", ["get", "count"], 0], 0.75, 1],
    },
  });
  const dash = data.disputed === "dashed" ? { "line-dasharray": [2, 2] } : {};
  globe.addLayer({
    id: "borders",
    type: "line",
    source: "borders",
    layout: { visibility: data.disputed === "hidden" ? "none" : "visible" },
    paint: { "line-color": colour("--map-border", "#a9a294"), "line-width": 0.7, ...dash },
  });
}

function addPlaces(globe: Globe, data: MapData): void {
  const wide = data.points.filter((each) => each.radius_km > 0).map(circle);
  globe.addSource("radius", { type: "geojson", data: { type: "FeatureCollection", features: wide } });
  globe.addLayer({
    id: "radius",
    type: "fill",
    source: "radius",
    paint: { "fill-color": colour("--map-mark", "#8c2f1b"), "fill-opacity": 0.12, "fill-outline-color": colour("--map-mark", "#8c2f1b") },
  });
  globe.addSource("places", { type: "geojson", data: placed(data.points), cluster: true, clusterRadius: 36, clusterProperties: { told: ["+", ["get", "count"]] } });
  globe.addLayer({
    id: "places",
    type: "circle",
    source: "places",
    paint: {
      "circle-color": colour("--map-mark", "#8c2f1b"),
      "circle-radius": ["interpolate", ["linear"], ["coalesce", ["get", "told"], ["get", "count"]], 1, 5, 50, 16, 1000, 28],
      "circle-opacity": ["case", ["has", "point_count"], 0.65, 0.9],
      "circle-stroke-color": colour("--map-land", "#ffffff"),
      "circle-stroke-width": 1.5,
    },
  });
}

/** Labels are page text, so that the map needs no font files and a reader's own size holds. */
function addLabels(globe: Globe, data: MapData): void {
  const markers = data.labels.map((each) => {
    const tag = document.createElement("span");
    tag.className = "map-label";
    tag.textContent = each.name;
    return { from: each.from_zoom, tag, marker: new Marker({ element: tag, anchor: "left", offset: [8, 0] }).setLngLat([each.lon, each.lat]).addTo(globe) };
  });
  const show = (): void => {
    const zoom = globe.getZoom();
    for (const each of markers) each.tag.hidden = zoom < each.from;
  };
  globe.on("zoom", show);
  show();
}

function listen(globe: Globe): void {
  globe.on("click", "places", (event) => {
    const found = event.features?.[0];
    const cluster: unknown = found?.properties["cluster_id"];
    if (typeof cluster !== "number") return popup(globe, event);
    void (globe.getSource("places") as GeoJSONSource).getClusterExpansionZoom(cluster).then((zoom) => globe.easeTo({ center: event.lngLat, zoom }));
  });
  globe.on("click", "countries", (event) => {
    if (globe.queryRenderedFeatures(event.point, { layers: ["places"] }).length === 0) popup(globe, event);
  });
  for (const layer of ["places", "countries"]) {
    globe.on("mouseenter", layer, () => (globe.getCanvas().style.cursor = "pointer"));
    globe.on("mouseleave", layer, () => (globe.getCanvas().style.cursor = ""));
  }
}

async function worldFrom(address: string): Promise<World> {
  const answer = await fetch(new URL(address, import.meta.url));
  return (await answer.json()) as World;
}

function fitted(points: PlacePoint[]): { center: [number, number]; zoom: number } {
  const first = points[0];
  if (!first) return { center: [20, 20], zoom: 1.1 };
  const lats = points.map((each) => each.lat);
  const lons = points.map((each) => each.lon);
  const wide = Math.max(Math.max(...lons) - Math.min(...lons), 2 * (Math.max(...lats) - Math.min(...lats)), 4);
  const center: [number, number] = [(Math.max(...lons) + Math.min(...lons)) / 2, (Math.max(...lats) + Math.min(...lats)) / 2];
  return { center, zoom: Math.max(0.8, Math.min(6, Math.log2(360 / wide))) };
}

async function draw(island: HTMLElement): Promise<void> {
  const data = await load<MapData>(island);
  if (!data) return;
  const world = await worldFrom(coarse);
  island.replaceChildren();
  const globe = new Globe({
    container: island,
    style: { version: 8, sources: {}, layers: [{ id: "sea", type: "background", paint: { "background-color": colour("--map-sea", "#d7dfe2") } }] },
    attributionControl: { compact: true, customAttribution: "Natural Earth" },
    ...fitted(data.points),
    renderWorldCopies: false,
  });
  globe.addControl(new NavigationControl({ showCompass: false }), "top-right");
  globe.addControl(new ScaleControl(), "bottom-left");
  globe.on("load", () => {
    addCountries(globe, world, data);
    addPlaces(globe, data);
    addLabels(globe, data);
    listen(globe);
    let finer = false;
    const sharpen = (): void => {
      if (finer || globe.getZoom() < FINE_FROM) return;
      finer = true;
      void worldFrom(fine).then((detail) => {
        (globe.getSource("countries") as GeoJSONSource).setData(shaded(detail, data.countries));
        (globe.getSource("borders") as GeoJSONSource).setData(mesh(detail, detail.objects.countries, (a, b) => a !== b));
      });
    };
    globe.on("zoomend", sharpen);
    sharpen();
    globe.once("idle", () => (island.dataset["ready"] = "true"));
  });
}

for (const island of document.querySelectorAll<HTMLElement>("[data-island=map]")) {
  draw(island).catch(() => say(island, "This browser cannot draw the map. The table below holds the same rows."));
}
