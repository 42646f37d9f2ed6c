"""What all are given to make: distinct documents of two lengths, and each peer's source of the same words.

A short one is a made-up person's résumé (benchmarks/people.py), two pages; a long one the CV of a sample profile with
its words in another order (benchmarks/variants.py), four pages. Both are in English and in Chinese.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from benchmarks.children import ROOT
from benchmarks.peers import as_html, as_rendercv, as_typst
from benchmarks.peers.content import Asked, asked, put_faces
from benchmarks.peers.environments import PEERS, Peer
from benchmarks.people import people
from benchmarks.variants import write_variants

LANGUAGES = ("en", "zh")
SAMPLE = ROOT / "profiles" / "xiangxiang-chu" / "xiangxiang-chu.yaml"


class Matter(Struct, frozen=True):
    """Distinct documents of one length: their profiles, the kind that is built of them."""

    name: str
    kind: str
    told: str
    profiles: tuple[Path, ...]

    def source(self, folder: Path, peer: Peer, number: int, language: str) -> Path:
        """Where a peer finds what it is to make."""
        return folder / peer.module / f"{self.name}-{number}-{language}.{peer.ending}"


def matters(folder: Path, count: int) -> tuple[Matter, ...]:
    """Write so many profiles of each length."""
    short = folder / "people"
    short.mkdir(parents=True)
    persons = []
    for number, text in enumerate(people(count)):
        persons.append(short / f"person-{number}.yaml")
        persons[-1].write_text(text, encoding="utf-8")
    (folder / "variants").mkdir()
    variants = write_variants(SAMPLE, count, folder / "variants")
    return (
        Matter("short", "resume", "résumé", tuple(persons)),
        Matter("long", "cv", "CV", tuple(variants)),
    )


def write_sources(folder: Path, given: Sequence[Matter]) -> None:
    """Write every peer's sources of all documents, and the faces that it may use."""
    for peer in PEERS:
        put_faces(folder / peer.module / peer.faces)
    for matter in given:
        for number, profile in enumerate(matter.profiles):
            kind: Any = matter.kind
            for each in asked(profile, kind):
                for peer in PEERS:
                    place = matter.source(folder, peer, number, each.language)
                    place.write_text(source(peer, each, folder), encoding="utf-8")


def source(peer: Peer, each: Asked, folder: Path) -> str:
    """One peer's source of a document."""
    if peer.ending == "typ":
        return as_typst.source(each)
    if peer.ending == "html":
        return as_html.source(each, (folder / peer.module / peer.faces).resolve().as_uri())
    return as_rendercv.source(each)
