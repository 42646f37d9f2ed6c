"""Which face draws what: chains of face ids, first choice first, as pure functions of a registry.

Takes a family ("serif", "sans"), a weight (CSS scale, 1 to 1000) and a language; gives ids. Never opens a
font file. A user's own face goes before the bundled one of the same family, role and region, if its weight
is near enough; all of a user's faces stand at the end of every chain, so that what no bundled face has
(Hangul, emoji) is drawn wherever it occurs.
"""

from __future__ import annotations

from functools import lru_cache

from cvbuilder.errors import Diagnostic, UnknownFace
from cvbuilder.fonts.registry import BUNDLED, EXTRA_BOLD_FROM, REACH, FontFile, FontRegistry, Role, families

Chain = tuple[str, ...]

_BOLD_APART: tuple[Role, ...] = ("latin", "italic", "han")
"""The roles in which bold must be told from regular; a Kai or mono face serves at any weight."""
_REGIONS = {"tw": "zh-Hant", "hk": "zh-Hant-HK", "mo": "zh-Hant-MO"}


@lru_cache(maxsize=512)
def latin_faces(family: str, weight: int, italic: bool = False, registry: FontRegistry = BUNDLED) -> Chain:
    """The chain for Latin, Greek and Cyrillic clusters, first choice first.

    The family's Latin face at the nearest weight (of two as near, the lighter), its Han face for
    zh-Hans, the other families' Latin faces, then Extra. Raises UnknownFace for an unknown family.
    """
    others = _other_families(family, registry)
    role: Role = "italic" if italic else "latin"
    chain = _nearest(registry, family, role, weight) or _nearest(registry, family, "latin", weight)
    chain += _nearest(registry, family, "han", weight, "zh-Hans")
    for other in others:
        chain += _nearest(registry, other, role, weight)
    return _ended(chain + _nearest(registry, family, "extra", _extra_weight(weight)), weight, registry)


@lru_cache(maxsize=512)
def han_faces(family: str, language: str, weight: int, kai: bool = False, registry: FontRegistry = BUNDLED) -> Chain:
    """The chain for Han clusters and Chinese punctuation, first choice first.

    Kai if asked for, the family's Han face for the language's region, for zh-Hant then the one for
    zh-Hans (the Traditional faces lack 䶮, 𬬭 and their like), Extra, the same of the other families,
    and the Latin face. Raises UnknownFace for an unknown family.
    """
    others = _other_families(family, registry)
    chain: Chain = ()
    for region in han_regions(language) if kai else ():
        chain += _kai(registry, family, weight, region)
    for each in (family, *others):
        for region in han_regions(language):
            chain += _nearest(registry, each, "han", weight, region)
        chain += _nearest(registry, each, "extra", _extra_weight(weight))
    return _ended(chain + _nearest(registry, family, "latin", weight), weight, registry)


@lru_cache(maxsize=128)
def has_kai(family: str, language: str, registry: FontRegistry = BUNDLED) -> bool:
    """True if a Kai face, a user's or a bundled one, draws the language's regional forms; else emphasis is bold."""
    regions = {han_region(language), *han_regions(language)[:-1]}
    return any(_kai(registry, family, 400, region) for region in regions)


@lru_cache(maxsize=512)
def code_faces(family: str, weight: int, italic: bool = False, registry: FontRegistry = BUNDLED) -> Chain:
    """The chain for code amid text of a family: a user's mono face, else the Latin faces of another family."""
    mono = _nearest(registry, family, "mono", weight)
    if mono:
        return _ended(mono + latin_faces(family, weight, italic, registry), weight, registry)
    return latin_faces(next(iter(_other_families(family, registry)), family), weight, italic, registry)


@lru_cache(maxsize=512)
def han_weight(family: str, weight: int, registry: FontRegistry = BUNDLED) -> int:
    """The weight of Han beside Latin of a family and weight.

    A theme matches the two for the bundled faces. Where a user's Latin face stands in for the bundled one at
    another weight (a Medium for a Regular), Han follows by as much.
    """
    own = _answering(registry, family, weight, own=True)
    bundled = _answering(registry, family, weight, own=False)
    return min(max(weight + own - bundled, 1), 1000) if own and bundled else weight


def _kai(registry: FontRegistry, family: str, weight: int, region: str) -> Chain:
    return _nearest(registry, family, "kai", weight, region) + _nearest(registry, "kai", "kai", weight, region)


def _answering(registry: FontRegistry, family: str, weight: int, own: bool) -> int:
    """The weight at which a user's or a bundled Latin face answers; 0 if there is none."""
    files = [file for file in _serving(registry, family, "latin", weight, "") if file.own == own]
    return within(files[0], weight) if files else 0


def han_region(language: str) -> str:
    """`zh-Hant` for a tag written in Traditional characters or of Taiwan, Hong Kong or Macao, else `zh-Hans`."""
    regions = han_regions(language)
    return "zh-Hant" if "zh-Hant" in regions else "zh-Hans"


@lru_cache(maxsize=128)
def han_regions(language: str) -> tuple[str, ...]:
    """The regions whose forms a language's Han may take, the nearest first; zh-Hans is always the last.

    `zh-HK` is zh-Hant-HK, then zh-Hant, then zh-Hans; `ja` is ja, then zh-Hans; what is not written in Han is
    zh-Hans.
    """
    subtags = language.lower().split("-")
    if subtags[0] in ("ja", "ko"):
        return subtags[0], "zh-Hans"
    region = next((subtag for subtag in subtags[1:] if subtag in _REGIONS), "")
    chinese = subtags[0] == "zh" and "hans" not in subtags
    if "hant" not in subtags and not (chinese and region):
        return ("zh-Hans",)
    return tuple(dict.fromkeys((_REGIONS.get(region, "zh-Hant"), "zh-Hant", "zh-Hans")))


def within(file: FontFile, weight: int) -> int:
    """The weight that a file has nearest to one that is asked for."""
    return min(max(weight, file.weights[0]), file.weights[1])


def _nearest(registry: FontRegistry, family: str, role: Role, weight: int, language: str = "") -> Chain:
    """The ids of a user's faces of a role that are near the weight, nearest first, and of the bundled face nearest."""
    return tuple(file.face_id(weight) for file in _serving(registry, family, role, weight, language))


def _serving(registry: FontRegistry, family: str, role: Role, weight: int, language: str) -> list[FontFile]:
    def distance(file: FontFile) -> tuple[int, int]:
        return abs(within(file, weight) - weight), within(file, weight)

    own: list[FontFile] = []
    bundled: list[FontFile] = []
    for file in registry.files:
        if file.role != role or file.family not in (("", family) if file.own else (family,)):
            continue
        if language in ("", file.language) or (file.own and not file.language):
            (own if file.own else bundled).append(file)
    near = [file for file in sorted(own, key=distance) if role not in _BOLD_APART or distance(file)[0] <= REACH]
    return near + sorted(bundled, key=distance)[:1]


def _ended(chain: Chain, weight: int, registry: FontRegistry) -> Chain:
    """The chain, each face once, and at its end those of a user's faces that are not in it, the nearest first."""
    own = [file for file in registry.files if file.own]
    if own:
        own.sort(key=lambda file: (file.role != "extra", abs(within(file, weight) - weight)))
    return tuple(dict.fromkeys((*chain, *(file.face_id(weight) for file in own))))


def _extra_weight(weight: int) -> int:
    return 700 if weight >= EXTRA_BOLD_FROM else 400


def _other_families(family: str, registry: FontRegistry) -> Chain:
    known = families(registry)
    if family not in known:
        raise UnknownFace((Diagnostic(f"no font family is called {family!r}", expected=f"one of {', '.join(known)}"),))
    return tuple(each for each in known if each != family)
