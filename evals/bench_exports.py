"""Exports of a large store: rows a second and peak memory, each format in a process of its own.

python -m evals.bench_exports              a store of 1,000,000 events is made, and all formats are written; about half an hour
python -m evals.bench_exports FILE [NAME …]   on a store that is there already, those formats
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from evals import gate
from evals.figures import Figure
from evals.million import make
from evals.run import today
from tocsin.present.export import FORMATS

EVENTS = 1_000_000
_ONE = """
import json, sys, time
from pathlib import Path
from tocsin.desk import open_desk
from tocsin.present.export import FORMATS, export
path, name, out = sys.argv[1:]
form = FORMATS[name]
listed = {"any": "audited", "coded": "coded", "dates": "events"}[form.listed]
with open_desk(path) as desk:
    rows = [0]
    began, used = time.perf_counter(), time.process_time()
    with open(out, "wb") as stream:
        told = export(form, getattr(desk, listed)(), stream, everything=True, on_row=lambda n: rows.__setitem__(0, n))
    # The kernel's own mark: getrusage would count the process that started this one.
    peak = next(int(line.split()[1]) for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    print(json.dumps([max(rows[0], told.rows), told.rows, time.perf_counter() - began, time.process_time() - used, peak / 1024]))
"""


def measured(path: Path, name: str, out: Path) -> tuple[int, int, float, float, float]:
    """Rows read, rows written, seconds by the clock and of the processor, megabytes at most."""
    done = subprocess.run([sys.executable, "-c", _ONE, str(path), name, str(out)], check=True, capture_output=True, text=True)
    out.unlink()
    read, written, clock, used, most = json.loads(done.stdout)
    return read, written, clock, used, most


def figures(path: Path, names: list[str]) -> list[Figure]:
    """The rate counts events that went through the format, written or counted as not held, by the time of the processor."""
    out, most = [], 0.0
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            read, written, clock, used, peak = measured(path, name, Path(folder) / "out")
            print(f"{name:15} {read:>9,} read {written:>9,} written {read / used:>9,.0f}/s {clock:>7.1f} s {peak:>6.0f} MB", flush=True)
            out.append(Figure(f"speed.exports.{name}.rows_per_second", read / used, read, "events"))
            most = max(most, peak)
    return [*out, Figure("speed.exports.peak_megabytes", most, out[0].n if out else 0, "events")]


def main() -> int:
    if len(sys.argv) > 1:
        found = figures(Path(sys.argv[1]), sys.argv[2:] or list(FORMATS))
    else:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "million.db"
            print(f"{make(path, EVENTS):,} events made", flush=True)
            found = figures(path, list(FORMATS))
    floors = gate.load()
    print(gate.table(found, floors, quick=False))
    gate.write_results(found, floors, today(), is_whole=False)
    return 1 if gate.failures(found, floors, quick=False) else 0


if __name__ == "__main__":
    sys.exit(main())
