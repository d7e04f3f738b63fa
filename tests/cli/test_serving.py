"""`serve`: where it stands open, and where it must not."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from tocsin.cli.main import tocsin
from tocsin.cli.serving import access_for

TOKEN = "0123456789abcdef"  # noqa: S105 — a token of this test alone


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_on_this_machine_nobody_has_to_say_who_he_is(host: str):
    access, is_local = access_for(host, None, None)
    assert is_local
    assert access.is_open


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.2", "desk.example", "::"])  # noqa: S104 — it must be refused
def test_beyond_it_somebody_must(host: str):
    with pytest.raises(click.UsageError, match="--token"):
        access_for(host, None, None)
    access, is_local = access_for(host, TOKEN, None)
    assert not is_local
    assert not access.is_open


def test_a_short_token_is_none():
    with pytest.raises(click.UsageError, match="16 signs"):
        access_for("0.0.0.0", "short", None)  # noqa: S104


def test_an_open_door_is_wrong_usage(tmp_path):
    answer = CliRunner().invoke(tocsin, ["serve", "--db", str(tmp_path / "x.db"), "--host", "0.0.0.0"])  # noqa: S104
    assert answer.exit_code == 2
    assert "--users" in answer.output


def test_a_hash_for_a_file_of_users():
    answer = CliRunner().invoke(tocsin, ["serve", "--hash-password"], input="a long pass phrase\na long pass phrase\n")
    assert answer.exit_code == 0
    assert answer.output.strip().splitlines()[-1].startswith("$argon2id$")


def test_the_demonstration_opens_the_desk(tmp_path, monkeypatch: pytest.MonkeyPatch):
    from tocsin.cli import serving, showing

    opened = []
    monkeypatch.setattr(serving, "open_server", lambda *told, **more: opened.append((told, more)))
    for each in ("_read", "_show_days", "_show_later", "_show_clocks", "_show_dispute", "_show_queue", "_show_correction"):
        monkeypatch.setattr(showing, each, lambda _desk: (0, 0))
    answer = CliRunner().invoke(tocsin, ["demo", "--db", str(tmp_path / "d.db"), "--serve", "--port", "0"])
    assert answer.exit_code == 0, answer.output
    ((_, where, access), more) = opened[0]
    assert where == ("127.0.0.1", 0)
    assert access.is_open
    assert more["path"].startswith("/?as_of=")
