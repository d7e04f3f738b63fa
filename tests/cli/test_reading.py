from __future__ import annotations

import json
import os
import subprocess
import sys

import jsonschema
import pytest

from tocsin.codec import decode_record, schema


def test_a_pipe_gets_json_that_fits_the_schema(run, texts):
    done = run("read", texts / "monday.txt", "--published", "2025-02-24")
    assert done.returncode == 0, done.stderr
    jsonschema.validate(json.loads(done.stdout), schema())
    record = decode_record(done.stdout)
    assert record.article.published.end == "2025-02-24"
    assert any(record.text_of(event.trigger).startswith("struck") and event.when.start == "2025-02-24" for event in record.events)


def test_standard_input_is_read(run):
    text = "Rockets hit Basra\n\nBASRA - Rockets hit an airfield near Basra on Monday, and nobody was hurt, the governor said. " * 2
    assert "an airfield" in json.loads(run("read", "-", stdin=text).stdout)["article"]["text"]


@pytest.mark.parametrize("columns", [40, 80, 160])
def test_the_card_fits_the_terminal_and_has_no_colour_in_a_pipe(run, texts, columns):
    os.environ["COLUMNS"] = str(columns)
    try:
        done = run("read", texts / "monday.txt", "-f", "card", "--published", "2025-02-24", "--publisher", "Own words")
    finally:
        del os.environ["COLUMNS"]
    assert "\x1b" not in done.stdout
    assert max(len(line) for line in done.stdout.splitlines()) <= columns
    words = " ".join(done.stdout.split())
    for part in ("Drones hit fuel depot near Port Sudan", "Own words", "24 Feb 2025", "WHO SAYS WHAT", "EVENTS", "LINES AND COMMITMENTS"):
        assert part in words
    assert "Machine codings are not verified incidents." in words


def test_a_label_of_the_card_explains_itself(run, texts):
    done = run("read", texts / "monday.txt", "--published", "2025-02-24", "--explain", "c1")
    assert "claim c" in done.stdout
    assert "rule" in done.stdout


def test_an_unknown_label_is_one_line(run, texts):
    done = run("read", texts / "monday.txt", "--explain", "e99")
    assert done.returncode == 1
    assert done.stderr.startswith("tocsin: no finding begins with 'e99'")
    assert done.stderr.count("\n") == 1


def test_an_svg_asks_no_other_server(run, texts, tmp_path):
    picture = tmp_path / "card.svg"
    assert run("read", texts / "monday.txt", "--svg", picture).returncode == 0
    assert "<svg" in picture.read_text("utf-8")
    assert "url(http" not in picture.read_text("utf-8")


def test_hostile_words_stay_inert_on_a_terminal(run):
    text = (
        "Fire \x1b[31mred\x1b[0m in \u202eBasra\u202c\n\n"
        + "The governor of Basra said on Monday that \x1b]0;title\x07 a fire had burned for two days near the port. " * 3
    )
    done = run("read", "-", "-f", "card", stdin=text)
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout


def test_wrong_usage_is_exit_code_two(run, texts):
    assert run("read").returncode == 2
    assert run("read", texts / "monday.txt", "--published", "2025-02-30").returncode == 2
    assert run("frobnicate").returncode == 2


BAD = {
    "empty": b"",
    "binary": bytes(range(256)) * 400,
    "blank": b" \n\n \t",
    "foreign": "وزارت امور خارجه ایران روز یکشنبه اعلام کرد که این حمله را محکوم می‌کند و مسئولیت آن را نمی‌پذیرد. ".encode() * 20,
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_article_is_one_line_and_exit_code_one(run, tmp_path, name):
    file = tmp_path / f"{name}.txt"
    file.write_bytes(BAD[name])
    done = run("read", file)
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert str(file) in done.stderr


def test_a_file_that_is_not_there_and_an_address_that_is_dead(run, tmp_path):
    for source in (tmp_path / "nothing.html", "http://127.0.0.1:9/dead"):
        done = run("read", source)
        assert done.returncode == 1
        assert len(done.stderr.splitlines()) == 1


def test_help_loads_no_model():
    code = "import sys, tocsin.cli.main; print([m for m in ('spacy', 'rich', 'sqlalchemy', 'msgspec', 'trafilatura') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_schema_is_json_schema(run):
    jsonschema.Draft202012Validator.check_schema(json.loads(run("schema").stdout))
