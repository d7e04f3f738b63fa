"""The notebook runs from its texts to a frame and a plot, in ten lines."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "notebooks"
NOTEBOOK = "texts-to-polecat.ipynb"
_RUN = """
import sys
import nbformat
from nbclient import NotebookClient
found = nbformat.read(sys.argv[1], as_version=4)
NotebookClient(found, timeout=400, kernel_name="python3", resources={"metadata": {"path": sys.argv[2]}}).execute()
print(nbformat.writes(found))
"""


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> list[dict]:
    """The outputs of the code cells, run by nbclient in a process of its own: the warnings of Jupyter are not ours."""
    folder = tmp_path_factory.mktemp("notebook")
    for name in (NOTEBOOK, "texts.jsonl"):
        shutil.copy(FOLDER / name, folder)
    command = [sys.executable, "-W", "ignore", "-c", _RUN, str(folder / NOTEBOOK), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=500)
    assert done.returncode == 0, done.stderr[-3000:]
    return [cell["outputs"] for cell in json.loads(done.stdout)["cells"] if cell["cell_type"] == "code"]


def test_it_takes_ten_lines():
    cells = json.loads((FOLDER / NOTEBOOK).read_text("utf-8"))["cells"]
    lines = [line for cell in cells if cell["cell_type"] == "code" for line in "".join(cell["source"]).splitlines() if line.strip()]
    assert len(lines) <= 10
    assert all(not cell.get("outputs") for cell in cells), "outputs are made, not kept"


def test_it_ends_in_a_frame_and_a_plot(ran):
    frame = "".join(ran[1][-1]["data"]["text/html"])
    assert all(word in frame for word in ("Event Date", "MATERIAL CONFLICT", "Omdurman", "PROTEST"))
    plots = ["".join(held) for output in ran[2] for kind, held in output["data"].items() if kind == "text/html"]
    assert any("vegaEmbed" in plot and "Quad Code" in plot for plot in plots)
