"""Compile the hyphenation patterns of English: Pyphen's dictionary becomes locales/en/hyphenation.txt.

Reading the dictionary takes Pyphen 50 ms, more than a whole build may; the compiled file takes 2. Each line
of it is a pattern's letters and its digits, one more than letters (Liang 1983). The build runs this
(hatch_build.py); in a checkout, `python tools/compile_hyphenation.py` does the same.
"""

from __future__ import annotations

from pathlib import Path


def compile_hyphenation(root: Path) -> Path:
    """Compile the patterns below `root`/locales and return the file written."""
    import pyphen

    patterns = pyphen.HyphDict(pyphen.LANGUAGES["en_US"]).patterns
    lines = []
    for letters, (start, values) in sorted(patterns.items()):
        if not letters.isascii():  # ligatures and apostrophes of typography: words are looked up in plain letters
            continue
        digits = [0] * (len(letters) + 1)
        digits[start : start + len(values)] = values
        lines.append(f"{letters} {''.join(map(str, digits))}")
    target = root / "locales" / "en" / "hyphenation.txt"
    target.write_bytes("\n".join(lines).encode() + b"\n")
    return target


if __name__ == "__main__":
    print(compile_hyphenation(Path(__file__).resolve().parent.parent))
