"""What the tests of the pages and those in a browser stand on: the demonstration in a file, and a desk on it behind an address."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from tocsin.demo import dispatches
from tocsin.desk import Desk, open_desk
from tocsin.pipeline import add_pages
from tocsin.web.access import Access
from tocsin.web.app import create_app

DAY = "1962-10-27"
"""A day on which most pages of the demonstration have something to show."""


def demo_at(path: Path) -> Path:
    """The demonstration, read once into a new file; tests that write work on a copy or undo what they did."""
    with open_desk(path) as desk:
        add_pages(list(dispatches()), desk.store)
        desk.update()
    return path


@contextmanager
def served(desk: Desk, access: Access | None = None) -> Iterator[str]:
    """The desk on a free port of this machine: its address, until the block ends."""
    app = create_app(desk, access or Access(local="ana"))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning"))
    sock = server.config.bind_socket()
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    thread = threading.Thread(target=server.run, args=([sock],), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{sock.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        sock.close()
