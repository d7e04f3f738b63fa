"""Questions as addresses come in, JSON rows with their citations go out: the record for programs, under `/api/v1`.

`make_api(desk)` is the application that the desk's server mounts. It asks the desk and only the desk, reads only, and holds no logic of
its own but paging, projection and the form of an error.
"""

from __future__ import annotations

from tocsin.web.api.app import make_api, turned_away

__all__ = ["make_api", "turned_away"]
