"""A wheel that is built from a clean clone carries the islands, their licences and the templates, and no Node is needed to install it."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from browser.conftest import ROOT

BUILT = "tocsin/web/static/built/"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{ROOT}", str(folder / "clone")], check=True)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")]
    done = subprocess.run(command, cwd=folder / "clone", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert "building map, network and timeline" in done.stderr
    return zipfile.ZipFile(next((folder / "dist").glob("*.whl")))


def test_the_wheel_carries_what_the_pages_load(wheel: zipfile.ZipFile):
    names = set(wheel.namelist())
    wanted = {
        f"{BUILT}{name}"
        for name in (
            "desk.js",
            "map.js",
            "map.css",
            "network.js",
            "timeline.js",
            "vega.js",
            "countries-110m.json",
            "countries-50m.json",
            "LICENCES.txt",
        )
    }
    wanted |= {"tocsin/web/templates/base.html", "tocsin/web/static/desk.css", "tocsin/web/static/desk.js"}
    assert wanted - names == set()
    assert any(name.startswith(f"{BUILT}assets/maplibre-gl-worker") for name in names)
    assert [name for name in names if "node_modules" in name or name.endswith(".ts")] == []


def test_the_wheel_says_whose_the_bundled_scripts_are(wheel: zipfile.ZipFile):
    told = wheel.read(f"{BUILT}LICENCES.txt").decode()
    assert all(name in told for name in ("maplibre-gl", "sigma", "graphology", "htmx.org", "topojson-client", "vega", "vega-interpreter"))
    notice = next(name for name in wheel.namelist() if name.endswith("licenses/NOTICE"))
    assert "LICENCES.txt" in wheel.read(notice).decode()


def test_no_bundled_script_loads_from_elsewhere(wheel: zipfile.ZipFile):
    """Addresses in comments and messages are no requests: what counts is what is fetched or imported."""
    for name in wheel.namelist():
        if name.startswith(BUILT) and name.endswith(".js"):
            words = wheel.read(name).decode()
            assert not any(f"{verb}{quote}http" in words for verb in ("fetch(", "import(", "importScripts(", "from") for quote in "\"'`"), (
                Path(name).name
            )
