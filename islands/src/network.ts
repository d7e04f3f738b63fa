/** The network of who does what to whom: actors as points, weighted by origins, coloured by what passes between them. */
import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import Sigma from "sigma";
import { colour, load, say } from "./data";
import type { ActorEdge, NetworkData } from "./data";

/** Rounds of the layout; 300 settle some hundred actors in under a second. */
const ROUNDS = 300;

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
      x: Math.sqrt(place + 1) * Math.cos(angle),
      y: Math.sqrt(place + 1) * Math.sin(angle),
      size: 4 + 12 * Math.sqrt(each.weight / largest),
      color: colour("--node", "#3d4a50"),
    });
  });
  for (const each of data.edges) {
    if (!graph.hasNode(each.source) || !graph.hasNode(each.target)) continue;
    graph.addEdge(each.source, each.target, { size: 1 + Math.log2(1 + each.weight), color: edgeColour(each), href: each.href });
  }
  forceAtlas2.assign(graph, { iterations: ROUNDS, settings: { ...forceAtlas2.inferSettings(graph), adjustSizes: true } });
  return graph;
}

async function draw(island: HTMLElement): Promise<void> {
  const data = await load<NetworkData>(island);
  if (!data) return;
  if (data.nodes.length === 0) return say(island, "No two actors act on one another in what is asked for.");
  island.replaceChildren();
  const graph = graphOf(data);
  const network = new Sigma(graph, island, {
    styles: {
      nodes: { label: { attribute: "label" }, labelColor: colour("--ink", "#1d2326"), labelSize: 13, color: { attribute: "color" }, size: { attribute: "size" }, x: { attribute: "x" }, y: { attribute: "y" } },
      edges: { color: { attribute: "color" }, size: { attribute: "size" } },
    },
  });
  network.on("clickNode", ({ node }) => {
    const href: unknown = graph.getNodeAttribute(node, "href");
    if (typeof href === "string" && href.startsWith("/")) window.location.assign(href);
  });
  island.dataset["ready"] = "true";
}

for (const island of document.querySelectorAll<HTMLElement>("[data-island=network]")) {
  draw(island).catch(() => say(island, "This browser cannot draw the network. The table below holds the same rows."));
}
