/** Vega with its expression interpreter, since the policy of the desk forbids to make code from text. The chart itself comes from the server, specified once. */
import { parse, View } from "vega";
import type { Item, Spec } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { followScheme } from "./data";

/** A day in milliseconds. */
const DAY = 86_400_000;
/** Milliseconds after the last change of the window's width before the chart is asked for anew. */
const SETTLED = 250;
const HELP = "Draw over the bars to look closer at those days; touch a kind to see it alone; a dot opens its rows.";

type Dot = { label?: string; href?: string };

function words(time: number): string {
  return new Date(time).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
}

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function dotOf(item: Item | null | undefined): Dot | undefined {
  return item?.datum as Dot | undefined;
}

/** What the line says first; the way to the marked days behind it stays. */
function told(line: HTMLElement, words: string): void {
  if (line.firstElementChild) line.firstElementChild.textContent = words;
}

/** The line below the chart: what the pointer is on, and the way to the days that were marked. */
function lineUnder(island: HTMLElement): HTMLElement {
  const line = document.createElement("p");
  line.className = "island-line";
  line.setAttribute("role", "status");
  line.append(document.createElement("span"), " ", document.createElement("span"));
  told(line, HELP);
  island.after(line);
  return line;
}

/** A link to this page with the marked days in its address, so that a closer look can be shared. */
function linkTo(from: number, to: number): HTMLElement {
  const address = new URL(window.location.href);
  address.searchParams.set("from", iso(from));
  address.searchParams.set("to", iso(Math.max(to, from + DAY)));
  const link = document.createElement("a");
  link.href = address.pathname + address.search;
  link.textContent = `Open ${words(from)} – ${words(Math.max(to, from + DAY))}`;
  return link;
}

async function spec(island: HTMLElement): Promise<Spec> {
  const address = new URL(island.dataset["src"] ?? "", window.location.href);
  const room = island.clientWidth - Number.parseFloat(getComputedStyle(island).paddingLeft) * 2;
  address.searchParams.set("width", String(Math.floor(room)));
  if (window.matchMedia("(prefers-color-scheme: dark)").matches) address.searchParams.set("dark", "1");
  const answer = await fetch(address, { credentials: "same-origin", headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return (await answer.json()) as Spec;
}

function handled(view: View, line: HTMLElement): void {
  view.addEventListener("mouseover", (_, item) => {
    const label = dotOf(item)?.label;
    if (label) told(line, label);
  });
  view.addEventListener("click", (_, item) => {
    const href = dotOf(item)?.href;
    if (href?.startsWith("/")) window.location.assign(href);
  });
  view.addSignalListener("days", (_, value: { at?: [number, number] } | null) => {
    const marked = value?.at;
    line.lastElementChild?.replaceChildren(...(marked ? [linkTo(Number(marked[0]), Number(marked[1]))] : []));
  });
}

/** Draws the chart in the island's place and keeps it as wide as the window and in the reader's own scheme. */
export async function draw(island: HTMLElement): Promise<void> {
  let shown: View | null = null;
  let width = 0;
  let line: HTMLElement | null = null;
  const show = async (): Promise<void> => {
    width = island.clientWidth;
    const chart = document.createElement("div");
    chart.className = "vega-chart";
    // One picture to a screen reader: the table below holds each dot with its link.
    chart.setAttribute("role", "img");
    chart.setAttribute("aria-label", "Events by lane and day; the table below holds the same rows");
    const view = new View(parse(await spec(island), {}, { ast: true }), { container: chart, expr: expressionInterpreter, hover: true, renderer: "svg" });
    await view.runAsync();
    shown?.finalize();
    island.replaceChildren(chart);
    line ??= lineUnder(island);
    handled(view, line);
    shown = view;
  };
  await show();
  followScheme(() => void show());
  let waiting = 0;
  new ResizeObserver(() => {
    window.clearTimeout(waiting);
    if (island.clientWidth !== width) waiting = window.setTimeout(() => void show(), SETTLED);
  }).observe(island);
  island.dataset["ready"] = "true";
}
