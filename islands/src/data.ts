/** What the server hands to the islands, as JSON at the address in `data-src`. */

/** A place with incidents: never finer than the words of the articles. */
export interface PlacePoint {
  lat: number;
  lon: number;
  /** Radius of uncertainty in kilometres; 0 where the words name a point. */
  radius_km: number;
  label: string;
  count: number;
  /** One line to show on hover: it names the speaker where somebody is accused. */
  title: string;
  href: string;
}

/** A country that is all that the words say: it is shaded, its middle is never pinned. */
export interface CountryShade {
  /** ISO 3166-1 numeric code as three digits, the id that Natural Earth's file uses. */
  iso_n3: string;
  name: string;
  count: number;
  title: string;
  href: string;
}

export interface PlaceLabel {
  lat: number;
  lon: number;
  name: string;
  /** Zoom from which the label shows. */
  from_zoom: number;
}

export interface MapData {
  points: PlacePoint[];
  countries: CountryShade[];
  labels: PlaceLabel[];
  /** The user's setting for borders in dispute. */
  disputed: "dashed" | "solid" | "hidden";
  /** Pairs of numeric country codes whose border is in dispute; what has no code of its own is in dispute everywhere. */
  borders: [string, string][];
}

export interface ActorNode {
  id: string;
  label: string;
  kind: string;
  /** Origins that name the actor. */
  weight: number;
  href: string;
}

export interface ActorEdge {
  source: string;
  target: string;
  /** Origins that tell of it, never articles. */
  weight: number;
  /** PLOVER quad class: verbal or material, cooperation or conflict. */
  quad: string;
  title: string;
  href: string;
}

export interface NetworkData {
  nodes: ActorNode[];
  edges: ActorEdge[];
}

/** The data of an island, or a line in its place that says what went wrong. */
export async function load<T>(island: HTMLElement): Promise<T | null> {
  const address = island.dataset["src"];
  if (!address) return null;
  try {
    const answer = await fetch(address, { credentials: "same-origin", headers: { accept: "application/json" } });
    if (!answer.ok) throw new Error(`${answer.status}`);
    return (await answer.json()) as T;
  } catch (fault) {
    say(island, `The data did not load (${fault instanceof Error ? fault.message : "no answer"}). The table below holds the same rows.`);
    return null;
  }
}

/** One line inside the island; text only, so that what an article says stays inert. */
export function say(island: HTMLElement, line: string): void {
  const note = document.createElement("p");
  note.className = "island-note";
  note.textContent = line;
  island.replaceChildren(note);
}

/** A colour of the page's own scheme, so that light and dark hold in the island too. */
export function colour(name: string, otherwise: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim() || otherwise;
}

/** Draws again when the reader's system changes between light and dark. */
export function followScheme(again: () => void): void {
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
}
