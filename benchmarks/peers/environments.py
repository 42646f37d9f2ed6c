"""An environment of its own for each peer, below .venv-bench: made once, used until what it needs changes.

A peer that cannot be installed, or that does not run, is a reason in the table and no error.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from benchmarks.children import ROOT

PLACE = ROOT / ".venv-bench"
LIMIT = 600.0
"""Seconds after which an installation is given up."""


class Peer(Struct, frozen=True):
    """A program to measure beside: its packages, the module that tells whether it runs, and the one that asks it.

    `distribution` is the package whose release is told; `ending` that of its sources; `faces` the folder where it
    looks for faces, beside them.
    """

    name: str
    module: str
    needs: tuple[str, ...]
    check: str
    distribution: str
    ending: str
    faces: str = "faces"


TYPST = Peer("Typst", "by_typst", ("typst>=0.14",), "import typst", "typst", "typ")
WEASYPRINT = Peer("WeasyPrint", "by_weasyprint", ("weasyprint>=66",), "import weasyprint", "weasyprint", "html")
# 2.3 is the last that runs on Python 3.11; Typer above 0.28 has no Click, which it imports.
RENDERCV = Peer(
    "RenderCV", "by_rendercv", ("rendercv[full]==2.3", "typer<0.21"), "import rendercv.api, rendercv.cli.commands",
    "rendercv", "yaml", "fonts",
)  # fmt: skip
PEERS = (TYPST, RENDERCV, WEASYPRINT)


class Ready(Struct, frozen=True):
    """A peer that runs: its interpreter and its release."""

    peer: Peer
    python: Path
    release: str


def prepared(peer: Peer) -> Ready | str:
    """A peer's environment, made where there is none as it should be; else why there is none."""
    folder = PLACE / peer.module.removeprefix("by_")
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    record, wanted = folder / "needs.txt", "\n".join((sys.version, str(folder), *peer.needs))
    if not record.is_file() or record.read_text(encoding="utf-8") != wanted:
        print(f"installing {peer.name} into {PLACE.name}/{folder.name}", file=sys.stderr, flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        pip = (str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", *peer.needs)
        reason = tried((sys.executable, "-m", "venv", str(folder))) or tried(pip)
        if reason:
            return f"not installed: {reason}"
        record.write_text(wanted, encoding="utf-8")
    reason = tried((str(python), "-c", peer.check))
    if reason:
        return f"does not run here: {reason}"
    asks = f"from importlib.metadata import version; print(version({peer.distribution!r}))"
    release = subprocess.run((str(python), "-c", asks), capture_output=True, encoding="utf-8", check=True).stdout
    return Ready(peer, python, release.strip())


def tried(command: Sequence[str]) -> str:
    """Run a command; '' if it went well, else the last line of what it said."""
    try:
        ran = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=LIMIT)
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    said = [line for line in (ran.stderr or ran.stdout).splitlines() if line.strip()]
    return (said[-1].strip() if said else f"status {ran.returncode}") if ran.returncode else ""


def surroundings(folder: Path) -> dict[str, str]:
    """What is set for peers' processes: no net, and where RenderCV's Typst finds the package of icons that it imports.

    That package is fetched when it is first needed; here an empty one of its name stands in, since no icon is asked
    for. And RenderCV's look for a newer release is kept from the net.
    """
    package = folder / "typst" / "packages" / "preview" / "fontawesome" / "0.5.0"
    package.mkdir(parents=True, exist_ok=True)
    manifest = '[package]\nname = "fontawesome"\nversion = "0.5.0"\nentrypoint = "lib.typ"\n'
    (package / "typst.toml").write_text(manifest, encoding="utf-8")
    (package / "lib.typ").write_text("#let fa-icon(..given) = []\n", encoding="utf-8")
    nowhere = "http://127.0.0.1:9"
    proxies = {f"{scheme}_proxy": nowhere for scheme in ("http", "https", "all")}
    return {"XDG_DATA_HOME": str(folder), **proxies, **{name.upper(): url for name, url in proxies.items()}}
