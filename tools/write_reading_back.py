"""Write docs/reading-back.md: how much of the samples each extractor gives back, and why the rest differs.

    python tools/write_reading_back.py            writes the page
    python tools/write_reading_back.py --check    fails if the page would be another

Builds every document of every sample in both themes and reads it by four extractors, each in the mode that keeps the
order of the content and as it is by default. The figures are those of the installed releases.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.documents import PROFILES, STARTER, THEMES  # noqa: E402
from tests.readback.extractors import BY_DEFAULT, WHOLE  # noqa: E402
from tests.readback.samples import Sample, shipped  # noqa: E402
from tests.readback.whole import given  # noqa: E402

PAGE = ROOT / "docs" / "reading-back.md"
HEAD = """\
# What extractors give back

Made by `python tools/write_reading_back.py`. {documents} documents (all samples, their kinds and languages, both
themes) with {strings} strings. A string is *whole* if it stands in the extractor's text from its first character to
its last, in normal form: NFC, any space as one space, none beside a Han character, a soft hyphen with its line end
gone. It is *in order* if it belongs to the longest chain of strings that stand in the document's order, the main column
and the side bar each for itself.

"""
TABLE = "| reader | whole | in order |\n|---|--:|--:|\n"
CAUSES = """
## Why the defaults differ

- **pdftotext** without `-raw` looks for columns by the white between them. In the theme *modern* it takes lines of the
  side bar and of the main column for one line now and then, so that a paragraph is torn where the two stand level; in
  *classic* it puts the dates of the margin before or after their entries. It also drops a real hyphen at the end of a
  line as if the word had been divided there (`Full-Chain` becomes `FullChain`); the soft hyphens of divided words it
  drops rightly.
- **pdfium**, the reader of Chromium, has one mode. It orders what stands on one baseline from left to right: in
  *classic*, where dates stand in the left margin, a date comes before its title instead of after it. No string is torn.
- **mutool** keeps the order of the content. It shows the space between Han and Latin as a space character, which the
  normal form leaves out.
- **pdfminer** with layout analysis groups lines into boxes by distance: a margin of dates, a row of figures or a side
  bar becomes a box of its own and is told before or after the column beside it. A paragraph of *modern* whose lines it
  gives to different boxes is torn, or loses the space at a line's end.

An application that reads by the structure tree, as screen readers do, depends on none of this.
"""


def main() -> None:
    """Write the page, or tell whether it is as it should be."""
    text = page()
    if "--check" in sys.argv[1:]:
        sys.exit(0 if PAGE.read_text(encoding="utf-8") == text else f"{PAGE.name} is not what the tool would write")
    PAGE.write_text(text, encoding="utf-8")


def page() -> str:
    """The page's text."""
    samples = [sample for theme in THEMES for path in (*PROFILES, STARTER) for sample in shipped(path, theme).values()]
    head = HEAD.format(documents=len(samples), strings=_counts(samples, "pdftotext -raw")["strings"])
    parts = [head, "## In the order of the content\n\n", TABLE]
    parts += [_row(samples, name) for name in WHOLE]
    parts += ["\n## As they are by default\n\n", TABLE]
    parts += [_row(samples, name) for name in BY_DEFAULT]
    return "".join((*parts, CAUSES))


def _row(samples: list[Sample], name: str) -> str:
    counts = _counts(samples, name)
    total = counts["strings"]
    return f"| {name} | {_share(counts['whole'], total)} | {_share(counts['in order'], total)} |\n"


def _share(part: int, whole: int) -> str:
    return "100%" if part == whole else f"{100 * part / whole:.1f}% ({whole - part} not)"


def _counts(samples: list[Sample], name: str) -> Counter[str]:
    """Strings, whole ones and those in order, over all samples."""
    read = {**WHOLE, **BY_DEFAULT}[name]
    counts: Counter[str] = Counter()
    for sample in samples:
        found = given(sample, read(sample.pdf), name)
        counts += Counter({"strings": found.strings, "in order": found.in_order})
        counts["whole"] += found.strings - len(found.torn)
    return counts


if __name__ == "__main__":
    main()
