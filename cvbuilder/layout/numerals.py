"""What keeps a number whole: its sign, its unit, its scale, the other end of its range.

Takes the texts of neighbouring atoms, says whether a line may end between them. Sources: GB/T 15835
and CLREQ 3.1.3 for Chinese, UAX 14 LB 25 and the SI Brochure (5.4.3: a space, and never a line's end,
between value and unit) for Latin.
"""

from __future__ import annotations

import re

UNIT_PENALTY = 400.0
"""The demerit of a line's end inside a date or an ordinal, such as 2022年|4月 or 第|3届."""
_UNITS = frozenset(
    "余多年月日号分秒岁元万亿千百篇项个人位次名届款种台条家所倍级周天米度件本部门场期章页字"
    "餘號歲萬億項個屆種臺條級週門場頁"  # as Traditional text writes them
)
_SCALES = frozenset("余多几万亿千百餘幾萬億")
"""Signs of magnitude: 200|余|万|元 is one number as long as it goes on with one of these or a unit."""
_BEFORE_NUMBERS = frozenset("年月第")
_LATIN_UNITS = frozenset(
    [prefix + unit for prefix in ("", *"kKMGTPm") for unit in ("B", "bps", "Hz", "W", "V", "m", "g", "s", "L")]
    + [prefix + "FLOPS" for prefix in ("", *"MGTP")] + [degree + unit for degree in ("", *"°º") for unit in "CFK"]
    + ["cm", "nm", "µm", "μm", "km/h", "min", "h", "px", "pt", "dB", "fps", "FPS", "TOPS", "℃", "℉", "%", "‰"]
)  # fmt: skip
_LONGEST_UNIT = max(map(len, _LATIN_UNITS))
_NUMBER = re.compile(r"(?<![\w.,])\d[\d.,]*$")
"""A number, and no version of a name: IPv6, GPT4."""
_CONNECTORS = "～~–—-"
_ENDS_OF_NUMBERS = frozenset("0123456789%‰℃万亿萬億")


def keeps_unit(word: str, after: str) -> bool:
    """True if a Latin word ends in a number and the one after it is the number's unit: `10 km`, `36 ℃`."""
    if not word[-1:].isdigit():
        return False
    # A unit ends where no letter or digit follows it: in `10 ms` it is ms and not m.
    ends = (end for end in range(1, _LONGEST_UNIT + 1) if after[:end] in _LATIN_UNITS)
    return any(not after[end : end + 1].isalnum() for end in ends)


def unit_penalty(before: str, after: str) -> float | None:
    """Return the demerit of a line's end between a Latin and a Han atom, None where a number has its unit."""
    if after[0] in _UNITS and (_NUMBER.search(before) or (before[-1].isdigit() and after[0] == "年")):
        return None
    if after[0].isdigit() and before[-1] in _BEFORE_NUMBERS:
        return UNIT_PENALTY
    return 0.0


def goes_on(earlier: str, before: str, after: str, joined: bool) -> bool:
    """True if a number goes on over three atoms: `3～5`, or `200余万元`, where `joined` says that 200 holds 余."""
    if not earlier:
        return False
    if joined and after[0] in _UNITS and (earlier[-1].isdigit() or earlier[0] in _SCALES):
        scaled = before[0] in _SCALES or (after[0] == "多" and before[0] in _UNITS)
        if scaled:
            return True
    sign = len(before) == 1 and before in _CONNECTORS
    return sign and earlier[-1] in _ENDS_OF_NUMBERS and after[0].isdigit()
