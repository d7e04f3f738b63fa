// What makes the desk quicker to use. Every page works without it.
"use strict";
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  document.documentElement.classList.add("scripted");

  const said = $("#said");
  let fading;
  function say(line) {
    said.textContent = line;
    said.classList.add("on");
    clearTimeout(fading);
    fading = setTimeout(() => said.classList.remove("on"), 2500);
  }

  // The slider shows the day under the thumb and asks when it is let go.
  const slider = $("#asof-day");
  if (slider) {
    const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    const dayOf = (ordinal) => {
      const when = new Date((Number(ordinal) - 719163) * 86400000); // Python counts days from the year 1
      return `${when.getUTCDate()} ${MONTHS[when.getUTCMonth()]} ${when.getUTCFullYear()}`;
    };
    slider.addEventListener("input", () => {
      $("#asof-shown").textContent = dayOf(slider.value);
      slider.setAttribute("aria-valuetext", dayOf(slider.value));
    });
    slider.addEventListener("change", () => slider.form.requestSubmit());
  }
  document.addEventListener("click", (event) => {
    const open = $(".days[open]");
    if (open && !open.contains(event.target)) open.open = false;
  });

  // Publication stands in UTC; the reader's own time shows on hover.
  for (const time of all("time[datetime*=T]")) {
    const when = new Date(time.dateTime);
    if (!Number.isNaN(when.valueOf())) time.title = `${when.toLocaleString()} in your time zone`;
  }
  for (const time of all("time[datetime]:not([datetime*=T])")) {
    const begin = new Date(`${time.dateTime}T00:00:00Z`);
    if (Number.isNaN(begin.valueOf()) || begin.getTimezoneOffset() === 0) continue;
    const shown = (at) => at.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
    time.title += `; that day in UTC is ${shown(begin)} to ${shown(new Date(begin.valueOf() + 86400000))} in your time zone`;
  }

  // Rows that were not looked at yet; what was seen is remembered on this machine only.
  const SEEN = "tocsin-seen";
  const seen = new Set(JSON.parse(localStorage.getItem(SEEN) ?? "[]"));
  const rows = () => all("[data-row]");
  function see(row) {
    seen.add(row.dataset.row);
    localStorage.setItem(SEEN, JSON.stringify([...seen].slice(-5000)));
  }
  function go(row) {
    for (const each of all(".here")) each.classList.remove("here");
    row.classList.add("here");
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    see(row);
  }
  function step(by) {
    const list = rows();
    const at = list.findIndex((row) => row.classList.contains("here"));
    const next = list[Math.min(list.length - 1, Math.max(0, at + by))];
    if (next) go(next);
  }
  function nextUnread() {
    const list = rows();
    const at = list.findIndex((row) => row.classList.contains("here"));
    const next = [...list.slice(at + 1), ...list.slice(0, at + 1)].find((row) => !seen.has(row.dataset.row));
    const further = $(".pager [rel=next]");
    if (next) go(next);
    else if (further) further.click();
    else say("Nothing unread on this page.");
  }

  // Citations: fetched once, copied as text, Markdown or rich text.
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-label", "Copy as citation");
  document.body.append(dialog);
  async function cite(link) {
    const answer = await fetch(link.href, { headers: { "x-part": "1" } });
    if (!answer.ok) return window.location.assign(link.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    dialog.replaceChildren(...page.body.children);
    dialog.showModal();
  }
  async function copy(button) {
    const source = document.getElementById(button.dataset.copy);
    const words = source.textContent.trim();
    try {
      if (button.dataset.rich) {
        const html = source.innerHTML.trim();
        await navigator.clipboard.write([
          new ClipboardItem({ "text/html": new Blob([html], { type: "text/html" }), "text/plain": new Blob([words], { type: "text/plain" }) }),
        ]);
      } else {
        await navigator.clipboard.writeText(words);
      }
      say("Copied.");
      dialog.close();
    } catch {
      say("The browser did not let us copy; mark the text and copy it.");
    }
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.cite");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      void cite(link);
    }
    const button = event.target.closest("[data-copy]");
    if (button) void copy(button);
    if (event.target.closest("[data-close]")) dialog.close();
  });

  // In an article, a finding in the text and its card belong together.
  function pair(id) {
    for (const each of all(".on[data-finding]")) each.classList.remove("on");
    const both = all(`[data-finding="${CSS.escape(id)}"]`);
    for (const each of both) each.classList.add("on");
    return both;
  }
  document.addEventListener("click", (event) => {
    const spot = event.target.closest(".text a.f");
    if (!spot) return;
    const card = pair(spot.dataset.finding).find((each) => each.classList.contains("card"));
    if (card) {
      event.preventDefault();
      history.replaceState(null, "", spot.hash);
      card.scrollIntoView({ block: "nearest" });
    }
  });
  const opened = location.hash.length > 1 ? decodeURIComponent(location.hash.slice(1)) : $(".card.on")?.id;
  if (opened) {
    const id = opened;
    const spot = pair(id).find((each) => each.matches(".text a.f"));
    // The cards scroll in their own box; the browser itself goes to the card, which on a phone lies below the text.
    const card = $(".card.on");
    if (card) card.parentElement.scrollTop = card.offsetTop - card.parentElement.offsetTop;
    if (spot) window.addEventListener("load", () => requestAnimationFrame(() => spot.scrollIntoView({ block: "center" })));
  }

  // Keys: n next unread, j and k along the rows, Enter opens, c cites, / searches, where there is something to decide a, r, u, e, m and s do.
  const press = (name) => $(`.here [data-key="${name}"]`) ?? $(`[data-key="${name}"]`);
  const act = (found) => (found?.matches("button") ? found.click() : found?.focus());
  const KEYS = {
    n: nextUnread,
    j: () => step(1),
    k: () => step(-1),
    c: () => $(".here a.cite")?.click(),
    o: () => $(".here .src a, .here a")?.click(),
    "/": () => window.location.assign("/search"),
    "?": () => window.location.assign("/about#keys"),
    a: () => press("a")?.click(),
    r: () => press("r")?.click(),
    u: () => press("u")?.click(),
    e: () => press("e")?.focus(),
    m: () => act(press("m")),
    s: () => act(press("s")),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog")) return;
    const does = KEYS[event.key];
    if (!does) return;
    event.preventDefault();
    does();
  });

  $(".pages [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
})();
