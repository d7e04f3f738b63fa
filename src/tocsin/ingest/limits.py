"""How much of a page is taken in."""

from __future__ import annotations

# The largest news pages have 5 MB of markup; what is larger is a dump or a film.
LARGEST = 20_000_000


def too_large() -> str:
    """The one line for a page above the limit."""
    return f"larger than {LARGEST // 1_000_000} MB: split it into its articles, one file or one JSONL row each"
