"""Write cvbuilder/locale/variant_table.py: the characters that only one way of writing Chinese has.

Derived, never typed by hand but for the exceptions below, from OpenCC's dictionaries (Apache License 2.0; the
extra `convert`), Python's codecs of GB 2312 and Big5, and tools/tgscc_outside_gbk.json (通用规范汉字表, 2013).

A character is Traditional alone if OpenCC simplifies it and neither GB 2312 nor the table of 2013 knows it;
Simplified alone if OpenCC writes it otherwise in Traditional text, it is not among the frequent characters of Big5
(level 1: 后 里 台 云 are words of their own), and no standard of Taiwan or Hong Kong has it (温 税 脱 in Hong Kong).
"""

from __future__ import annotations

import json
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "cvbuilder" / "locale" / "variant_table.py"
BLOCKS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF))
BIG5_FREQUENT = range(0xA440, 0xC67F)
PER_LINE = 56

SIMPLIFIED_TOO = "昇陞剋氾"
"""Names and words that the table of 2013 took up again: 毕昇, 昇腾."""
TRADITIONAL_ALONE = "後於"
"""In GB 2312 as rare words (a family name, a sound of old verse); in prose of today they are Traditional."""
TRADITIONAL_TOO = "厘"
"""Centimetres are 厘米 in Hong Kong (CLDR)."""
SIMPLIFIED_ALONE = "听坏儿"
"""Among the frequent characters of Big5 with meanings that no living text has."""

HEADER = '''"""The characters that only Traditional, or only Simplified, writing has; made by tools/write_variants.py.

Derived from OpenCC's dictionaries (Apache License 2.0), GB 2312, Big5 and 通用规范汉字表; the tool says how.
Read through `variants`, which loads this when it is first asked.
"""

'''


def tables() -> tuple[str, str]:
    """Return the characters of Traditional writing alone and those of Simplified writing alone, by code point."""
    from opencc import OpenCC

    simplify, traditional, taiwan, hong_kong = (OpenCC(name).convert for name in ("t2s", "s2t", "t2tw", "t2hk"))
    characters = [chr(code) for first, last in BLOCKS for code in range(first, last + 1)]
    outside = map(chr, json.loads(Path(__file__).with_name("tgscc_outside_gbk.json").read_text("utf-8")))
    simplified_standard = {each for each in characters if _encoded(each, "gb2312")} | set(outside) | set(SIMPLIFIED_TOO)
    frequent = {each for each in characters if _encoded(each, "big5") in BIG5_FREQUENT}
    forms = [traditional(each) for each in characters] + [each for each in characters if simplify(each) != each]
    standard = {regional(form) for form in forms for regional in (taiwan, hong_kong) if simplify(form) != form}
    only_traditional = {each for each in characters if simplify(each) != each and each not in simplified_standard}
    only_simplified = {
        each for each in characters if traditional(each) != each and each not in frequent and each not in standard
    }
    only_simplified -= set(TRADITIONAL_TOO)
    return (
        "".join(sorted(only_traditional | set(TRADITIONAL_ALONE))),
        "".join(sorted(only_simplified | set(SIMPLIFIED_ALONE))),
    )


def _encoded(character: str, codec: str) -> int:
    """A character's code in a legacy encoding, 0 where it has none."""
    try:
        return int.from_bytes(character.encode(codec), "big")
    except UnicodeEncodeError:
        return 0


def module() -> str:
    """Return the module's text."""
    parts = []
    for name, characters in zip(("TRADITIONAL", "SIMPLIFIED"), tables(), strict=True):
        lines = [characters[start : start + PER_LINE] for start in range(0, len(characters), PER_LINE)]
        parts.append(f"{name} = (\n" + "".join(f'    "{line}"\n' for line in lines) + ")\n")
    return HEADER + "\n".join(parts)


if __name__ == "__main__":
    TARGET.write_text(module(), "utf-8")
    print(TARGET.relative_to(ROOT))
