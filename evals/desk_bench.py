"""Speed of the desk: every page of the demonstration, a store of a hundred thousand articles and a million events, fifty readers at once.

python -m evals.desk_bench                      the demonstration; prints the figures and keeps them in `evals/RESULTS.md` under `desk.`
python -m evals.desk_bench --large              and a store of a million events with its picture, made for it (`evals.million`), or `--store FILE`
python -m evals.desk_bench --readers            and wrk with fifty readers for a minute, on the demonstration
python -m evals.desk_bench --all                all of it: the table of the desk's floors by one command, about half an hour

Each page is looked at once before it is measured; nothing is kept between answers, neither pages nor sums. `_ms` is the processor's time for an answer, server and
asking client together, which does not hang on what else the machine does; `wait_` is what the client waits on loopback.
"""

from __future__ import annotations

import argparse
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from evals import gate
from evals.desk_pages import FLOORED, actor_page, every_page, further_pages
from evals.figures import Figure
from evals.million import make
from evals.run import today
from tocsin.desk import Desk, open_desk

ROUNDS = 12
MEGABYTE = EVENTS = 1_000_000
DEMO_DAY = "1962-10-27"


@contextmanager
def served(desk: Desk, *, keeps_pages: bool = False) -> Iterator[str]:
    """The address of a desk on a free port of this machine; pages are drawn anew for each answer, unless they are to be kept."""
    import uvicorn

    from tocsin.web.access import Access
    from tocsin.web.app import create_app

    server = uvicorn.Server(
        uvicorn.Config(create_app(desk, Access(local="bench"), keeps_pages=keeps_pages), host="127.0.0.1", port=0, log_level="warning")
    )
    sock = server.config.bind_socket()
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # as `tocsin serve` does
    thread = threading.Thread(target=server.run, args=([sock],), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{sock.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
    sock.close()


@dataclass(slots=True)
class Taken:
    """Per page milliseconds of the processor and of waiting, and bytes unpacked."""

    work: dict[str, list[float]] = field(default_factory=dict)
    wait: dict[str, list[float]] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)

    def all(self, of: dict[str, list[float]], names: Collection[str] = ()) -> list[float]:
        return [value for name, values in of.items() if not names or group_of(name) in names for value in values]


def ask(base: str, pages: dict[str, str], rounds: int, taken: Taken) -> None:
    """Asks for every page in turn; one that fails is an error."""
    with httpx.Client(base_url=base, timeout=120, follow_redirects=True) as client:
        for turn in range(rounds + 1):
            for name, path in pages.items():
                began, worked = time.perf_counter(), time.process_time()
                answer = client.get(path)
                answer.raise_for_status()
                taken.sizes[name] = len(answer.content)
                if turn:
                    taken.work.setdefault(name, []).append((time.process_time() - worked) * 1000)
                    taken.wait.setdefault(name, []).append((time.perf_counter() - began) * 1000)


def at(share: float, values: list[float]) -> float:
    """The value below which that share of the values lies."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def demo(rounds: int = ROUNDS) -> list[Figure]:
    """Every page of the demonstration."""
    taken = Taken()
    with demo_desk() as desk, served(desk) as base:
        ask(base, every_page(desk, DEMO_DAY), rounds, taken)
    told("demonstration", taken)
    work, wait = taken.all(taken.work), taken.all(taken.wait)
    return [
        Figure("desk.demo.median_ms", statistics.median(work), len(work), "answers"),
        Figure("desk.demo.p95_ms", at(0.95, work), len(work), "answers"),
        Figure("desk.demo.wait_median_ms", statistics.median(wait), len(wait), "answers"),
        Figure("desk.demo.wait_p95_ms", at(0.95, wait), len(wait), "answers"),
    ]


@contextmanager
def demo_desk() -> Iterator[Desk]:
    from tocsin.demo import dispatches
    from tocsin.pipeline import add_pages

    with tempfile.TemporaryDirectory() as folder, open_desk(Path(folder) / "demo.db") as desk:
        add_pages(list(dispatches()), desk.store)
        desk.update()
        yield desk


def large(path: str, rounds: int) -> list[Figure]:
    """The pages of a large store, as of its last day and of a day in its middle; searches and timelines also without a day."""
    taken = Taken()
    with open_desk(path) as desk:
        first, last = desk.reach()
        with served(desk) as base:
            for day in filter(None, (last, middle(first, last))):
                pages = every_page(desk, day) | actor_page(desk, day) | further_pages(first or day, day)
                ask(base, {f"{name}@{day}": page for name, page in pages.items()}, rounds, taken)
    told(path, taken)
    figures = [
        Figure(f"desk.large.{group}.p95_ms", at(0.95, work), len(work), "answers")
        for group in FLOORED
        if (work := taken.all(taken.work, (group,)))
    ]
    work, wait = taken.all(taken.work, FLOORED), taken.all(taken.wait, FLOORED)
    others = [value for name, values in taken.work.items() if group_of(name) not in FLOORED for value in values]
    return [
        *figures,
        Figure("desk.large.p95_ms", at(0.95, work), len(work), "answers"),
        Figure("desk.large.wait_p95_ms", at(0.95, wait), len(wait), "answers"),
        Figure("desk.large.other_pages.p95_ms", at(0.95, others), len(others), "answers"),
        Figure("desk.large.page_megabytes", max(taken.sizes.values()) / MEGABYTE, len(taken.sizes), "pages"),
    ]


def group_of(name: str) -> str:
    """ "search" of "search/actor-common.40@2023-08-02"."""
    return name.partition("@")[0].partition("/")[0]


def middle(first: str | None, last: str | None) -> str | None:
    from datetime import date

    if not first or not last:
        return None
    return date.fromordinal((date.fromisoformat(first).toordinal() + date.fromisoformat(last).toordinal()) // 2).isoformat()


def large_of(path: str | None, rounds: int) -> list[Figure]:
    """As `large`, on a file that is there, else on one that is made and thrown away."""
    if path:
        return large(path, rounds)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "million.db"
        print(f"{make(made, EVENTS):,} events made", flush=True)
        return large(str(made), rounds)


def readers(seconds: int = 60, many: int = 50) -> list[Figure]:
    """So many readers at once on the demonstration: each asks again as soon as he has his answer."""
    if shutil.which("wrk") is None:
        raise SystemExit("wrk is missing: apt-get install wrk")
    with demo_desk() as desk, tempfile.NamedTemporaryFile("w", suffix=".lua") as script, served(desk, keeps_pages=True) as base:
        paths = list(every_page(desk, DEMO_DAY).values())
        script.write(LUA % ",".join(f'"{path}"' for path in paths))
        script.flush()
        command = ["wrk", "-t2", f"-c{many}", f"-d{seconds}s", "--timeout", "30s", "-s", script.name, base]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    print(said)
    got = dict(line.split("=") for line in said.splitlines() if line.startswith(("requests=", "errors=", "p95=")))
    count = int(got["requests"])
    errors, slow = float(got["errors"]), float(got["p95"]) / 1000
    return [Figure("desk.readers.errors", errors, count, "answers"), Figure("desk.readers.p95_ms", slow, count, "answers")]


LUA = """
local paths = {%s}
local at = 0
request = function() at = at + 1; return wrk.format("GET", paths[(at %% #paths) + 1]) end
done = function(summary, latency)
  local e = summary.errors
  print("requests=" .. summary.requests)
  print("errors=" .. (e.connect + e.read + e.write + e.status + e.timeout))
  print("p95=" .. latency:percentile(95))
end
"""


def told(what: str, taken: Taken) -> None:
    print(f"\n{what}: work of the processor, median and 95th, wait, median and 95th, of each page in ms, and kB unpacked")
    for name, work in sorted(taken.work.items(), key=lambda each: -at(0.95, each[1])):
        wait = taken.wait[name]
        figures = (statistics.median(work), at(0.95, work), statistics.median(wait), at(0.95, wait), taken.sizes[name] / 1000)
        print(f"  {name:32s}" + "".join(f"{value:9.1f}" for value in figures))


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--store")
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--readers", action="store_true")
    asked = parser.parse_args()
    is_large = asked.large or asked.all or asked.store
    runs: list[Callable[[], list[Figure]]] = [lambda: demo(asked.rounds)] if asked.all or not asked.store else []
    runs += [lambda: large_of(asked.store, asked.rounds)] if is_large else []
    runs += [readers] if asked.readers or asked.all else []
    figures = [figure for run in runs for figure in run()]
    floors = gate.load()
    print(gate.table(figures, floors, quick=False))
    gate.write_results(figures, floors, today(), is_whole=False)
    return 1 if gate.failures(figures, floors, quick=False) else 0


if __name__ == "__main__":
    sys.exit(main())
