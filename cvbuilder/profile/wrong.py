"""The parts of a diagnostic that do not depend on the place: raised by what reads one value, placed by the parser."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

_MAX_CANDIDATES, _MAX_WORD = 200, 60


class Wrong(Exception):
    """A value cannot be what its field needs. It never leaves this room: the parser makes a Diagnostic of it."""

    def __init__(self, message: str, expected: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.expected = expected
        self.hint = hint


def nearest(word: str, allowed: Iterable[str]) -> str:
    """Return the allowed word that is most like this one, or '' if none is like it."""
    from difflib import get_close_matches  # only files with mistakes pay for it

    by_form = {_form(candidate): candidate for candidate in islice(allowed, _MAX_CANDIDATES)}
    found = get_close_matches(_form(word[:_MAX_WORD]), by_form, n=1, cutoff=0.6)
    return by_form[found[0]] if found else ""


def did_you_mean(word: str, allowed: Iterable[str]) -> str:
    """Return a hint: the nearest allowed word, else all of them."""
    candidates = tuple(allowed)
    found = nearest(word, candidates)
    if found:
        return f"did you mean `{found}`?"
    return f"allowed: {', '.join(candidates[:_MAX_CANDIDATES])}"


def _form(word: str) -> str:
    return word.lower().replace("-", "_").replace(" ", "_")
