/** The timeline that is handled: waits until it is seen, then fetches Vega, which is large. Until then, and without it, the page's own drawing stands. */
import { say } from "./data";

function asked(island: HTMLElement): void {
  import("./vega")
    .then(({ draw }) => draw(island))
    .catch(() => {
      // The server's drawing stays: it holds the same dots, with a link on each.
      if (!island.querySelector("svg, img")) say(island, "This browser cannot draw the timeline. The table below holds the same rows.");
      island.dataset["ready"] = "false";
    });
}

for (const island of document.querySelectorAll<HTMLElement>("[data-island=timeline]")) {
  const watch = new IntersectionObserver((entries) => {
    if (!entries.some((each) => each.isIntersecting)) return;
    watch.disconnect();
    asked(island);
  });
  watch.observe(island);
}
