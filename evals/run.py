"""Measures every set whose room exists, writes `evals/RESULTS.md`, and fails below the pinned floors.

python -m evals.run                  everything, writes RESULTS.md, and the figures that the desk shows
python -m evals.run --quick          fixed samples for CI, writes nothing
python -m evals.run --only times     one adapter
python -m evals.run --pin times.tbaq.value_f1=73.0                       pins or raises a floor
python -m evals.run --lower times.tbaq.value_f1=70.0 --reason "…"        lowers one, and keeps why
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import evals.adapters
from evals import gate
from evals.figures import Figure
from evals.gold import ABSENT, is_present
from resources import desk_figures


def adapters(only: str | None) -> Iterator[str]:
    for module in pkgutil.iter_modules(evals.adapters.__path__):
        if not module.name.startswith("_") and (only is None or module.name == only):
            yield module.name


def measure(name: str, *, quick: bool) -> list[Figure]:
    began = time.monotonic()
    module = importlib.import_module(f"evals.adapters.{name}")
    figures: list[Figure] = module.figures(quick=quick)
    print(f"{name}: {len(figures)} figures in {time.monotonic() - began:.0f} s", file=sys.stderr)
    return figures


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only")
    parser.add_argument("--pin", action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument("--lower", action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument("--reason")
    options = parser.parse_args()
    if options.pin or options.lower:
        return gate.change(options.pin, options.lower, options.reason, today())
    if not is_present():
        print(f"quality not measured: {ABSENT}")
        return 0
    figures = [figure for name in adapters(options.only) for figure in measure(name, quick=options.quick)]
    floors = gate.load()
    print(gate.table(figures, floors, quick=options.quick))
    if not options.quick:
        gate.write_results(figures, floors, today(), is_whole=options.only is None)
        desk_figures.TARGET.write_text(desk_figures.figures(), "utf-8")
    failures = gate.failures(figures, floors, quick=options.quick)
    for line in failures:
        print(line, file=sys.stderr)
    return 1 if failures else 0


def today() -> str:
    return datetime.now(UTC).date().isoformat()


if __name__ == "__main__":
    sys.exit(main())
