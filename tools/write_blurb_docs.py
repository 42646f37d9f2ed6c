"""Write docs/blurbs.md from a sample: `python tools/write_blurb_docs.py`.

Run it after a change to what biographies are made of; a test fails while the page is not current.
"""

from __future__ import annotations

from pathlib import Path

from cvbuilder.pipeline.blurbs import BlurbRequest, blurbs

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "blurbs.md"
SAMPLE = Path("profiles") / "heng-zhang" / "heng-zhang.yaml"

HEAD = """<!-- Made by tools/write_blurb_docs.py from a sample: change that. -->

# One person at every usual length

What `cvbuilder blurb profiles/heng-zhang/heng-zhang.yaml --all` prints. Each text is within its limit, and made of the
facts under `bio.facts`, or is the version under `short`, `medium` or `long` where that fills the limit. Words are
counted between spaces, 字 as Word and WPS count 字数 (each Han character and full-width mark, each Latin word or
number), characters all alike; reading aloud goes at 130 words or 240 字 a minute.
"""


def page() -> str:
    """Return the whole page."""
    parts = [HEAD]
    for tag, title in (("en", "English"), ("zh", "中文")):
        parts.append(f"\n## {title}\n\n| asked | measured | text |\n|---|---|---|\n")
        made = blurbs(ROOT / SAMPLE, BlurbRequest(languages=(tag,), standard=True))
        parts.extend(f"| at most {each.label} | {each.measure} | {each.text} |\n" for each in made.passages)
    return "".join(parts)


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8", newline="\n")
