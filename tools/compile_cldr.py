"""Compile what documents need of CLDR: a cldr.json in the folder of each locale, and one with what tags mean.

Importing Babel and reading a locale of it takes 50 ms, the files 1. The build runs this (hatch_build.py); in a
checkout, `python tools/compile_cldr.py` does the same. Without the files everything works, through Babel.
"""

from __future__ import annotations

import json
import runpy
from pathlib import Path

LANGUAGES = ("cmn", "de", "en", "eng", "es", "fr", "ja", "jpn", "ko", "kor", "und", "yue", "zh", "zho")
"""Languages that profiles name most: tags of others are looked up in Babel."""


def compile_cldr(root: Path) -> list[Path]:
    """Compile the locales that have a catalog below `root`/locales and return the files written."""
    # By its path: the package imports libraries that the build does not have.
    extract = runpy.run_path(str(root / "cvbuilder" / "locale" / "extract.py"))
    folders = sorted(folder.parent for folder in (root / "locales").glob("*/LC_MESSAGES"))
    compiled = {folder / "cldr.json": extract["locale_facts"](folder.name) for folder in folders}
    compiled[root / "locales" / "cldr.json"] = extract["subtag_facts"](LANGUAGES)
    for target, facts in compiled.items():
        text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        target.write_bytes(text.encode() + b"\n")
    return list(compiled)


if __name__ == "__main__":
    for written in compile_cldr(Path(__file__).resolve().parent.parent):
        print(written)
