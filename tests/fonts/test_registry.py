"""Chains and ids, from the tables in chains.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from cvbuilder.errors import UnknownFace
from cvbuilder.fonts import (
    BUNDLED,
    FontFile,
    FontRegistry,
    code_faces,
    families,
    han_faces,
    han_weight,
    latin_faces,
    with_own,
)
from cvbuilder.fonts.chains import han_region
from cvbuilder.fonts.registry import Role, resolve

TABLES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("chains.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", TABLES["latin"], ids=lambda case: "-".join(map(str, case["ask"])))
def test_latin_chain(case: dict[str, Any]) -> None:
    assert latin_faces(*case["ask"]) == tuple(case["chain"])


@pytest.mark.parametrize("case", TABLES["han"], ids=lambda case: "-".join(map(str, case["ask"])))
def test_han_chain(case: dict[str, Any]) -> None:
    assert han_faces(*case["ask"]) == tuple(case["chain"])


@pytest.mark.parametrize("case", TABLES["own"], ids=lambda case: case["case"])
def test_chains_with_own_files(case: dict[str, Any]) -> None:
    registry = with_own(tuple(own(**told) for told in case["files"]))
    makers = {"latin": latin_faces, "han": han_faces, "code": code_faces}
    for asked in case["chains"]:
        (kind,) = makers.keys() & asked.keys()
        chain = list(makers[kind](*asked[kind], registry))
        assert chain[: len(asked["begins"])] == asked["begins"]
        ends = asked.get("ends", [])
        assert chain[len(chain) - len(ends) :] == ends
        assert len(set(chain)) == len(chain)
        assert all(resolve(face_id, registry).id == face_id for face_id in chain)


def own(name: str, role: Role, family: str = "", weight: int = 400, language: str = "") -> FontFile:
    return FontFile(name, family, role, (weight, weight), "", language, path=f"/home/{name}")


@pytest.mark.parametrize(
    ("weight", "asked", "han"), [(400, 400, 400), (500, 400, 500), (300, 430, 330), (900, 400, 400)]
)
def test_han_is_as_heavy_as_the_latin_beside_it(weight: int, asked: int, han: int) -> None:
    """A theme asks for Han of 430 beside Latin of 400; a Light or Medium of one's own makes Han lighter or heavier."""
    assert han_weight("serif", asked, with_own((own("A.ttf", "latin", weight=weight),))) == han
    assert han_weight("serif", asked) == asked


@pytest.mark.parametrize(("language", "region"), TABLES["regions"].items())
def test_region(language: str, region: str) -> None:
    assert han_region(language) == region


@pytest.mark.parametrize(("face_id", "named"), TABLES["unknown"].items())
def test_unknown_face_names_what_would_be_right(face_id: str, named: list[str]) -> None:
    with pytest.raises(UnknownFace) as caught:
        resolve(face_id)
    for words in named:
        assert words in str(caught.value)


@pytest.mark.parametrize("weight", [1, 250, 400, 550, 1000])
@pytest.mark.parametrize("family", families())
def test_every_id_of_a_chain_resolves(family: str, weight: int) -> None:
    chains = (
        latin_faces(family, weight, True),
        han_faces(family, "zh-Hant", weight, True),
        han_faces(family, "zh", weight),
    )
    for face_id in {face_id for chain in chains for face_id in chain}:
        assert resolve(face_id).id == face_id


@pytest.mark.parametrize("ask", [lambda: latin_faces("slab", 400), lambda: han_faces("kai", "zh", 400)])
def test_unknown_family_lists_the_families(ask: Any) -> None:
    with pytest.raises(UnknownFace, match="sans, serif"):
        ask()


def test_a_registry_is_a_value_that_can_be_extended() -> None:
    own = FontFile("Inter-Regular.ttf", "inter", "latin", (400, 400), "Inter.txt")
    registry = FontRegistry((*BUNDLED.files, own))
    assert latin_faces("inter", 700, False, registry)[0] == "Inter-Regular"
    assert "inter" not in families()
    assert hash(registry) != hash(BUNDLED)
