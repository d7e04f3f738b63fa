"""Files of the desk itself: style, scripts, islands; compressed once, and asked for again only where they changed."""

from __future__ import annotations

import gzip
import os
from functools import lru_cache
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

_PACKED = frozenset({".css", ".js", ".json", ".svg"})
_LEAST = 1_000
"""Bytes from which packing is worth its head."""


class Assets(StaticFiles):
    """Static files; a browser that holds one asks with its mark and gets 304."""

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """The file, packed where the browser can unpack it."""
        answer = super().file_response(full_path, stat_result, scope, status_code)
        answer.headers["cache-control"] = "no-cache"
        path = Path(full_path)
        takes = "gzip" in Headers(scope=scope).get("accept-encoding", "")
        if not takes or answer.status_code != 200 or path.suffix not in _PACKED or stat_result.st_size < _LEAST:
            return answer
        kept = {name: answer.headers[name] for name in ("cache-control", "etag", "last-modified") if name in answer.headers}
        head = {**kept, "content-encoding": "gzip", "vary": "accept-encoding"}
        return Response(_packed(str(path), stat_result.st_mtime_ns), 200, head, media_type=answer.media_type)


@lru_cache(maxsize=64)
def _packed(path: str, changed: int) -> bytes:
    """The packed bytes; `changed` makes a file that was built anew another entry."""
    del changed
    return gzip.compress(Path(path).read_bytes(), 6)
