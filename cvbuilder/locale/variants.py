"""Which characters of a text only Traditional, or only Simplified, Chinese writing has.

Takes strings, gives strings; the table is loaded when it is first asked. It converts nothing, and says nothing of
the many characters that both have: a text of these alone is of either writing.
"""

from __future__ import annotations

from functools import lru_cache


def traditional_only(text: str) -> str:
    """Return the characters of a text that only Traditional Chinese has, in order, each once: 實驗 of 實驗室."""
    return "" if text.isascii() else "".join(dict.fromkeys(filter(_tables()[0].__contains__, text)))


def simplified_only(text: str) -> str:
    """Return the characters of a text that only Simplified Chinese has, in order, each once: 实验 of 实验室."""
    return "" if text.isascii() else "".join(dict.fromkeys(filter(_tables()[1].__contains__, text)))


def written_in(text: str) -> str:
    """Return the script that a text's characters tell: `Hant`, `Hans`, or '' where they tell none or both."""
    traditional, simplified = bool(traditional_only(text)), bool(simplified_only(text))
    if traditional == simplified:
        return ""
    return "Hant" if traditional else "Hans"


@lru_cache(maxsize=1)
def _tables() -> tuple[frozenset[str], frozenset[str]]:
    from cvbuilder.locale.variant_table import SIMPLIFIED, TRADITIONAL

    return frozenset(TRADITIONAL), frozenset(SIMPLIFIED)
