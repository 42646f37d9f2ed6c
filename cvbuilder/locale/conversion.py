"""Simplified text into Traditional by OpenCC, an extra, for those who ask for it (`--convert`).

Takes a text and a locale's tag; gives the text as the locale's region writes it, words included (软件 is 軟體 in
Taiwan, 軟件 in Hong Kong). A machine's guess: whoever calls lists what was converted. It never converts of its own
accord, and never the other way.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cvbuilder.errors import Diagnostic, LocaleError
from cvbuilder.locale import tags

if TYPE_CHECKING:
    from opencc import OpenCC

FROM = "zh-Hans"
CONFIGURATIONS = {"zh-Hant": "s2twp", "zh-Hant-HK": "s2hk"}
"""OpenCC's configuration for each region; others take that of the nearest in their chain."""


def configuration(tag: str) -> str:
    """Return the name of OpenCC's configuration that makes text for a language, '' for one that is not Traditional."""
    known = (CONFIGURATIONS.get(each, "") for each in tags.fallback_chain(tag))
    return next(filter(None, known), "")


def require_converter() -> None:
    """Raise LocaleError where OpenCC is not installed."""
    from importlib.util import find_spec

    if find_spec("opencc") is None:
        raise LocaleError(
            [Diagnostic("--convert needs OpenCC, which is not installed", hint="pip install 'cvbuilder[convert]'")]
        )


def convert(text: str, name: str) -> str:
    """Return a Simplified text converted by a configuration. Raises LocaleError where OpenCC is not installed."""
    return str(_converter(name).convert(text))


@lru_cache(maxsize=2)
def _converter(name: str) -> OpenCC:
    """Open a configuration: 80 ms for its dictionaries, once."""
    require_converter()
    from opencc import OpenCC

    return OpenCC(name)
