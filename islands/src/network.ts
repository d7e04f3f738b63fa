/** The network of who does what to whom: actors as points, weighted by origins, coloured by what passes between them. */
import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import Sigma from "sigma";
import { extremityArrow, layerPlain, pathCurved } from "sigma/rendering";
import { colour, followScheme, load, say } from "./data";
import type { ActorEdge, NetworkData } from "./data";

/** Rounds of the layout; 300 settle some hundred actors in under a second. */
const ROUNDS = 300;
/** In a narrower picture names stand below their actors: to the right they would leave it. */
const NARROW = 600;

function edgeColour(edge: ActorEdge): string {
  return edge.quad.includes("conflict") ? colour("--edge-conflict", "#a4442e") : colour("--edge-cooperation", "#5c7a88");
}

function graphOf(data: NetworkData): Graph {
  const graph = new Graph({ multi: true, type: "directed" });
  const largest = Math.max(1, ...data.nodes.map((each) => each.weight));
  data.nodes.forEach((each, place) => {
    // A sunflower, not chance: the same data gives the same picture.
    const angle = place * 2.39996;
    graph.addNode(each.id, {
      label: each.label,
      href: each.href,
      weight: each.weight,
      x: Math.sqrt(place + 1) * Math.cos(angle),
      y: Math.sqrt(place + 1) * Math.sin(angle),
      size: 5 + 11 * Math.sqrt(each.weight / largest),
      color: colour("--node", "#3d4a50"),
    });
  });
  for (const each of data.edges) {
    if (!graph.hasNode(each.source) || !graph.hasNode(each.target)) continue;
    graph.addEdge(each.source, each.target, { size: 0.5 + 1.5 * Math.log2(1 + each.weight), opacity: each.quad.startsWith("verbal") ? 0.6 : 1, color: edgeColour(each), href: each.href, title: each.title });
  }
  forceAtlas2.assign(graph, { iterations: ROUNDS, settings: { ...forceAtlas2.inferSettings(graph), adjustSizes: true } });
  return graph;
}

/** One line below the picture for what the pointer is on: text only, so that what an article says stays inert. */
function lineUnder(island: HTMLElement): HTMLElement {
  const found = island.nextElementSibling;
  if (found instanceof HTMLElement && found.className === "island-line") return found;
  const line = document.createElement("p");
  line.className = "island-line";
  line.setAttribute("role", "status");
  line.textContent = "Point at an actor or a line to read what it stands for; red is conflict, green cooperation, paler where it was words only. The more origins tell of it, the wider the line.";
  island.after(line);
  return line;
}

function go(href: unknown): void {
  if (typeof href === "string" && href.startsWith("/")) window.location.assign(href);
}

function drawn(island: HTMLElement, graph: Graph): Sigma {
  const ink = colour("--ink", "#1d2326");
  return new Sigma(graph, island, {
    settings: { enableEdgeEvents: true, stagePadding: 70, labelRenderedSizeThreshold: 0, itemSizesReference: "screen", gestureTarget: "shared" },
    primitives: { edges: { paths: [pathCurved()], extremities: [extremityArrow({ lengthRatio: 3, widthRatio: 2.4 })], layers: [layerPlain()], defaultHead: "arrow" } },
    styles: {
      nodes: {
        label: { attribute: "label" },
        labelPosition: island.clientWidth < NARROW ? "below" : "right",
        labelColor: ink,
        labelSize: 13,
        labelBackgroundColor: colour("--card", "#ffffff"),
        labelBackgroundPadding: 2,
        color: { attribute: "color" },
        size: { attribute: "size" },
        x: { attribute: "x" },
        y: { attribute: "y" },
      },
      edges: { color: { attribute: "color" }, opacity: { attribute: "opacity" }, size: { attribute: "size" }, head: "arrow", path: "curved", parallelPath: "curved" },
    },
  });
}

async function draw(island: HTMLElement): Promise<void> {
  const data = await load<NetworkData>(island);
  if (!data) return;
  if (data.nodes.length === 0) return say(island, "No two actors act on one another in what is asked for.");
  const line = lineUnder(island);
  let network: Sigma | null = null;
  const show = (): void => {
    network?.kill();
    island.replaceChildren();
    const graph = graphOf(data);
    network = drawn(island, graph);
    network.on("enterNode", ({ node }) => (line.textContent = `${graph.getNodeAttribute(node, "label")}: named by ${graph.getNodeAttribute(node, "weight")} origins`));
    network.on("enterEdge", ({ edge }) => (line.textContent = String(graph.getEdgeAttribute(edge, "title"))));
    network.on("clickNode", ({ node }) => go(graph.getNodeAttribute(node, "href")));
    network.on("clickEdge", ({ edge }) => go(graph.getEdgeAttribute(edge, "href")));
  };
  show();
  followScheme(show);
  island.dataset["ready"] = "true";
}

for (const island of document.querySelectorAll<HTMLElement>("[data-island=network]")) {
  draw(island).catch(() => say(island, "This browser cannot draw the network. The table below holds the same rows."));
}
