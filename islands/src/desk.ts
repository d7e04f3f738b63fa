/** What every page of the desk loads: partial updates by htmx. Pages work without it. */
import htmx from "htmx.org";

(globalThis as { htmx?: unknown }).htmx = htmx;
