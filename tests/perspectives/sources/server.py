"""A server on this machine that misbehaves in every way that a test asks for."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = (
    "<html><head><title>The dam opens</title></head><body><nav>Menu</nav><article><h1>The dam opens"
    "</h1><p>The old dam was opened on Monday, as the mayor wrote in a letter to the town, and "
    "nobody came to see it, because of the rain that fell on the valley for days. «{}»</p>"
    "<img src='/picture.png'><script src='/script.js'></script></article></body></html>"
)


class Handler(BaseHTTPRequestHandler):
    """Answers each path in its own way."""

    protocol_version = "HTTP/1.0"
    asked: list[str]
    stopped: threading.Event

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer."""
        self.asked.append(self.path)
        name = self.path.partition("?")[0].strip("/").replace("-", "_") or "page"
        getattr(self, name, self.nothing)()

    def answer(self, content: bytes, kind: str = "text/html; charset=utf-8", **more: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        for key, value in more.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def redirect(self, to: str) -> None:
        self.send_response(302)
        self.send_header("Location", to)
        self.end_headers()

    def babbling(self) -> None:
        self.wfile.write(b"\x1b[31m" * 1000 + b"\r\n\r\n")

    def nothing(self) -> None:
        self.send_error(404)

    def page(self) -> None:
        self.answer(PAGE.format("Ça va").encode())

    def latin(self) -> None:
        self.answer(PAGE.format("Ça va").encode("latin-1"), "text/html; charset=iso-8859-1")

    def wrong_charset(self) -> None:
        self.answer(PAGE.format("Ça va").encode(), "text/html; charset=shift_jis")

    def unknown_charset(self) -> None:
        self.answer(PAGE.format("Ça va").encode("cp1252"), "text/html; charset=nonsense")

    def packed(self) -> None:
        self.answer(gzip.compress(PAGE.format("Ça va").encode()), Content_Encoding="gzip")

    def bomb(self) -> None:
        self.answer(gzip.compress(b" " * 200_000_000, 9), Content_Encoding="gzip")

    def damaged(self) -> None:
        self.answer(b"no gzip at all", Content_Encoding="gzip")

    def odd_packing(self) -> None:
        self.answer(b"?", Content_Encoding="br")

    def said_large(self) -> None:
        self.answer(b"short", Content_Length="999999999999")

    def endless(self) -> None:
        self.answer(b"<p>")
        while not self.stopped.is_set():
            self.wfile.write(b"the same again " * 10_000)

    def slow(self) -> None:
        self.stopped.wait()

    def dripping(self) -> None:
        self.answer(b"<p>")
        while not self.stopped.wait(0.05):
            self.wfile.write(b"x")
            self.wfile.flush()

    def binary(self) -> None:
        self.answer(b"\x89PNG\r\n\x1a\n\0\0", "image/png")

    def disguised(self) -> None:
        self.answer(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)

    def empty(self) -> None:
        self.answer(b"")

    def text(self) -> None:
        self.answer("The dam is open.\n\n“Ça va.”\n".encode(), "text/plain; charset=utf-8")

    def moved(self) -> None:
        self.redirect("/page#here")

    def round(self) -> None:
        self.redirect("/round")

    def to_file(self) -> None:
        self.redirect("file:///etc/passwd")

    def five(self) -> None:
        left = int(self.path.partition("?")[2] or 5)
        self.redirect("/page" if left == 1 else f"/five?{left - 1}")


@contextmanager
def serving() -> Iterator[tuple[str, list[str]]]:
    """Serve; give the server's address, and the list of the paths that it was asked for."""
    handler = type("Asked", (Handler,), {"asked": [], "stopped": threading.Event()})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", handler.asked
    finally:
        handler.stopped.set()
        server.shutdown()
        thread.join()
        server.server_close()
