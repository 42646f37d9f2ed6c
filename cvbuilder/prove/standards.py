"""The standards that a file says it keeps, asked of page-validation where that is installed.

Takes a file's bytes; gives what came of each standard, and findings. A standard that a file does not name is not
asked: what is not claimed cannot be broken.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from cvbuilder.prove.finding import Finding

PROFILES = {
    "ua1": ("PDF/UA-1", "ua1"),
    **{f"a{level}": (f"PDF/A-{level}", level) for level in ("1b", "1a", "2b", "2a", "2u", "3b", "3a", "3u")},
}
"""The standards that the checker knows: the name for people, and its own."""
SHOWN = 8
"""How many findings of one standard are told; the rest is counted."""


class Standard(Struct, frozen=True):
    """A standard that a file names, and what an independent checker says: kept, broken, not checked."""

    name: str
    verdict: str


def checked(content: bytes, named: Sequence[str]) -> tuple[tuple[Standard, ...], tuple[Finding, ...]]:
    """Ask page-validation for each standard that a file names, once for each."""
    from importlib.util import find_spec

    installed = find_spec("page") is not None
    standards, findings = [], list[Finding]()
    for each in named:
        name, profile = PROFILES.get(each, (each, ""))
        if not installed or not profile:
            standards.append(Standard(name, "not checked"))
            continue
        broken = _broken(content, profile, name)
        findings += broken
        standards.append(Standard(name, "broken" if broken else "kept"))
    return tuple(standards), tuple(findings)


def _broken(content: bytes, profile: str, name: str) -> list[Finding]:
    """The rules of one standard that a file breaks."""
    from page import PageError, validate_pdf_bytes

    try:
        failures = validate_pdf_bytes(content, profile=profile).failures
    except PageError as problem:
        return [Finding("standard", f"{name}: {problem}", name)]
    told = dict.fromkeys((str(failure.rule_id), str(failure.message)) for failure in failures)
    found = [Finding("standard", f"{name}: {message}", rule) for rule, message in list(told)[:SHOWN]]
    if len(told) > SHOWN:
        found.append(Finding("standard", f"{name}: {len(told) - SHOWN} more rules are broken", name))
    return found
