from __future__ import annotations

import pytest

from tocsin.config import Settings, load_settings
from tocsin.errors import SettingsError


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    """No settings of the machine that runs the tests."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))


def test_without_a_file_there_are_defaults():
    assert load_settings(environ={}) == Settings()


def test_a_file_beside_you_is_read_and_the_environment_wins(tmp_path):
    (tmp_path / "tocsin.toml").write_text('db = "gulf.db"\nprocesses = 2\nbusy_seconds = 1\n')
    settings = load_settings(environ={"TOCSIN_PROCESSES": "4", "PATH": "/bin"})
    assert (settings.db, settings.processes, settings.busy_seconds) == ("gulf.db", 4, 1.0)


def test_the_file_can_be_named(tmp_path):
    (tmp_path / "mine.toml").write_text('pipeline = "en_core_web_trf"')
    assert load_settings(environ={"TOCSIN_CONFIG": str(tmp_path / "mine.toml")}).pipeline == "en_core_web_trf"


def test_all_faults_are_told_at_once(tmp_path):
    (tmp_path / "tocsin.toml").write_text('databse = "gulf.db"\nprocesses = "many"\nbusy_seconds = [1]\n')
    with pytest.raises(SettingsError) as told:
        load_settings(environ={"TOCSIN_COLOUR": "red"})
    for fault in ("unknown setting 'databse'", "processes is 'many': give a number", "busy_seconds is [1]", "unknown setting 'colour'"):
        assert fault in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(("content", "reason"), [("db = ", "not TOML"), (None, "No such file")])
def test_a_file_that_cannot_be_read_is_told(tmp_path, content, reason):
    path = tmp_path / "broken.toml"
    if content is not None:
        path.write_text(content)
    with pytest.raises(SettingsError, match=reason):
        load_settings(str(path), environ={})
