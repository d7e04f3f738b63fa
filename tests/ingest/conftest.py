"""A web server on this machine that answers as well and as badly as servers do."""

from __future__ import annotations

import gzip
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

PAGE = b"<html><body><p>Rockets hit the airport.</p></body></html>"


class Answers(BaseHTTPRequestHandler):
    def do_GET(self):
        answer = getattr(self, "answer_" + self.path.strip("/").replace("-", "_"), None)
        if answer:
            answer()
        else:
            self.send_error(404)

    def answer_page(self):
        self.give(PAGE, {"Content-Type": "text/html; charset=iso-8859-1"})

    def answer_packed(self):
        self.give(gzip.compress(PAGE), {"Content-Type": "text/html", "Content-Encoding": "gzip"})

    def answer_empty(self):
        self.give(b"", {"Content-Type": "text/html"})

    def answer_huge(self):
        self.give(b"a" * 3_000, {"Content-Type": "text/plain"})

    def answer_moved(self):
        self.send_response(301)
        self.send_header("Location", "/page")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def answer_loop(self):
        self.send_response(302)
        self.send_header("Location", "/loop")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def answer_broken(self):
        self.send_error(503)

    def answer_slow(self):
        time.sleep(0.5)
        self.close_connection = True

    def answer_cut(self):
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"half")

    def give(self, content, headers):
        self.send_response(200)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        """Nothing: a test's output is its own."""


@pytest.fixture(scope="session")
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()
