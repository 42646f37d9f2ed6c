"""The kinds of characters that the rules of writing tell apart; ranges as CLREQ and UAX 24 name the scripts."""

from __future__ import annotations

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Ideographs, for a character class."""
CLOSING = "，。、：；！？）》」』】〉…"
OPENING = "（《「『【〈"
CHINESE = f"{HAN}{CLOSING}{OPENING}"
"""Ideographs and the punctuation that only Chinese text has; quotes and dashes are shared with Latin."""
