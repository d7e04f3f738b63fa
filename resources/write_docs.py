"""`make docs`: writes the generated parts of the documentation anew."""

from __future__ import annotations

import subprocess
import sys

from resources.record_reference import ROOT, TARGET, reference


def main() -> int:
    TARGET.write_text(reference(), "utf-8")
    print(f"wrote {TARGET.relative_to(ROOT)}")
    return subprocess.run([sys.executable, "-m", "cogapp", "-r", "README.md"], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
