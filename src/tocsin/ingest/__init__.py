"""A source comes in (file, directory, address, "-", JSONL), Pages go out, or Rejected with its reason.

The only room with network and clock. It must not decide what the article on a page is.
"""

from __future__ import annotations

from tocsin.ingest.sources import pages

__all__ = ["pages"]
