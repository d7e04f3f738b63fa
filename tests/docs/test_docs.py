"""The documentation is held true: generated parts are fresh, links lead somewhere, commands and lexicon files are named."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from resources import lexicon_reference
from resources.record_reference import ROOT, TARGET, reference
from tocsin.cli.main import tocsin

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "evals" / "RESULTS.md"])


def test_the_record_reference_is_fresh():
    assert TARGET.read_text("utf-8") == reference(), "run  make docs"


def test_the_lexicon_reference_is_fresh():
    assert lexicon_reference.TARGET.read_text("utf-8") == lexicon_reference.lexicons(), "run  make docs"


def test_the_command_help_in_the_readme_is_fresh():
    done = subprocess.run([sys.executable, "-m", "cogapp", "--check", "README.md"], cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr + "\nrun  make docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path):
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_command_is_documented():
    text = "\n".join(page.read_text("utf-8") for page in PAGES)
    assert [name for name in tocsin.commands if f"tocsin {name}" not in text] == []


def test_every_lexicon_file_is_documented():
    text = "\n".join(page.read_text("utf-8") for page in PAGES)
    data = ROOT / "src" / "tocsin" / "lexicon" / "data"
    stems = {path.name.split(".")[0] for path in data.iterdir() if path.suffix in {".tsv", ".yaml"}}
    assert sorted(stem for stem in stems if stem not in text) == []


def test_no_path_of_a_machine():
    files = [path for folder in ("src", "tests", "evals", "resources", "docs") for path in (ROOT / folder).rglob("*.[pmtys][ydosh]*")]
    pattern = re.compile(r"(^|[\s\"'(])/(?:root|home|work|tmp)/\w")
    found = [
        str(path) for path in files if path.is_file() and path != Path(__file__) and pattern.search(path.read_text("utf-8", "replace"))
    ]
    assert found == []
