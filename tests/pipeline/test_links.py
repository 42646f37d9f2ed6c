"""Links asked of a server on this machine: what can be read, what cannot, and what a server does not tell programs."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from cvbuilder.pipeline import links
from cvbuilder.pipeline.checking import Review, review

ANSWERS = {"/good": 200, "/gone": 410, "/absent": 404, "/broken": 500, "/private": 403, "/busy": 429}


class Site(BaseHTTPRequestHandler):
    """Answers by the path; /get knows no HEAD, /slow answers late, /moved and /file lead elsewhere."""

    asked: list[str]

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def _answer(self) -> None:
        self.asked.append(f"{self.command} {self.path}")
        if self.path == "/slow":
            self.server.released.wait(5)  # type: ignore[attr-defined]
        moved = {"/moved": "/good", "/lost": "/absent", "/file": "file:///etc/hostname", "/ring": "/ring"}.get(
            self.path
        )
        code = 302 if moved else ANSWERS.get(self.path, 200)
        if self.path == "/get":
            code = 405 if self.command == "HEAD" else 200
        self.send_response(code)
        if moved:
            self.send_header("Location", moved)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *words: object) -> None:
        """Say nothing."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    Site.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.released = threading.Event()  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.released.set()  # type: ignore[attr-defined]
    server.shutdown()
    server.server_close()
    thread.join()


CASES = (
    ("/good", ""),
    ("/moved", ""),
    ("/get", ""),
    ("/private", ""),
    ("/busy", ""),
    ("/中文 a", ""),
    ("/absent", "404"),
    ("/gone", "410"),
    ("/broken", "500"),
    ("/lost", "404"),
    ("/file", "302"),
    ("/ring", "302"),
)


@pytest.mark.parametrize(("path", "told"), CASES)
def test_answers(path: str, told: str, site: str) -> None:
    found = links.unreadable([site + path], timeout=5)
    assert list(found) == ([site + path] if told else [])
    assert told in found.get(site + path, "")


def test_a_server_that_does_not_answer(site: str) -> None:
    assert "no answer within" in links.unreadable([f"{site}/slow"], timeout=0.2)[f"{site}/slow"]


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9/", "http://no-such-host.invalid/", "file:///etc/hostname", "http://[::"]
)
def test_what_cannot_be_reached(url: str) -> None:
    assert "cannot be reached" in links.unreadable([url], timeout=5)[url]


def test_each_link_is_asked_once_and_no_more_than_the_limit(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "MAX_LINKS", 2)
    assert links.unreadable([f"{site}/good", f"{site}/good", f"{site}/a", f"{site}/absent"]) == {}
    assert sorted(Site.asked) == ["HEAD /a", "HEAD /good"]


def test_broken_links_are_findings_at_their_lines(site: str, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    text = (
        f"name: A\ncontact:\n  website: {site}/good\n  links:\n    - {site}/absent\nsummary:\n  - '[x]({site}/gone)'\n"
    )
    path.write_text(text, encoding="utf-8")
    found = review(path, Review(links=True))
    assert [(each.code, each.span.line, each.path) for each in found.findings] == [
        ("CVB301", 5, "contact.links[0].url"),
        ("CVB301", 7, "summary[0].text"),
    ]
    assert review(path, Review(links=True, ignore=("CVB301",))).findings == ()


def test_nothing_is_asked_without_being_told_to(site: str, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"name: A\ncontact: {{ website: {site}/gone }}\n", encoding="utf-8")
    assert review(path, Review()).findings == ()
    assert Site.asked == []
