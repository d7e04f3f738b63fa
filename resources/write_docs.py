"""`make docs`: writes the generated parts of the documentation anew."""

from __future__ import annotations

import subprocess
import sys

from resources import demo_sources, desk_figures, lexicon_reference
from resources.record_reference import ROOT, TARGET, reference


def main() -> int:
    TARGET.write_text(reference(), "utf-8")
    print(f"wrote {TARGET.relative_to(ROOT)}")
    demo_sources.PAGE.write_text(demo_sources.page(), "utf-8")
    print(f"wrote {demo_sources.PAGE.relative_to(ROOT)}")
    lexicon_reference.TARGET.write_text(lexicon_reference.lexicons(), "utf-8")
    print(f"wrote {lexicon_reference.TARGET.relative_to(ROOT)}")
    desk_figures.TARGET.write_text(desk_figures.figures(), "utf-8")
    print(f"wrote {desk_figures.TARGET.relative_to(ROOT)}")
    return subprocess.run([sys.executable, "-m", "cogapp", "-r", "README.md"], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
