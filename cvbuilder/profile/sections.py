"""The names that a profile may use for its parts: sections, publication groups, keys and slugs of its own."""

from __future__ import annotations

import re
from unicodedata import category, normalize

from cvbuilder.profile.text import Tag
from cvbuilder.profile.wrong import Wrong

SECTIONS: tuple[str, ...] = (
    "objective",
    "standfirst",
    "story",
    "summary",
    "bio",
    "interests",
    "education",
    "experience",
    "internships",
    "stats",
    "projects",
    "open_source",
    "publications",
    "patents",
    "awards",
    "certificates",
    "skills",
    "talks",
    "teaching",
    "grants",
    "service",
    "volunteering",
    "press",
    "press_contact",
    "languages",
    "references",
)
"""The sections of the model, in its order; sections of `custom` stand beside them by their keys."""

PUBLICATION_GROUPS: tuple[str, ...] = (
    "first_author",
    "collaborative",
    "journal",
    "conference",
    "preprint",
    "book",
    "thesis",
    "other",
)
"""The groups whose headings are in the catalogs; a profile's own `publication_groups` replace them."""

SLUG_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
MAX_SLUG = 64
_SIGN = r"[^\s!-/:-@A-Z\[-`{-\u00a0]"
TAG_PATTERN = rf"^{_SIGN}+(?:-{_SIGN}+)*$"
"""Letters of any script, none of them a capital of ASCII, digits, single hyphens."""
MAX_TAG = 24
UNTAGGED = "untagged"
"""Asked for as a tag, it means no tag at all: what has tags is left out."""
# Names that Windows keeps for devices, with any extension.
_RESERVED = re.compile("con|prn|aux|nul|(?:com|lpt)[0-9¹²³]")


def check_slug(text: str) -> str:
    """Return a word that names a file on every system; raises Wrong for anything else."""
    if not re.fullmatch(SLUG_PATTERN, text):
        mended = re.sub("[^a-z0-9]+", "-", text.lower()).strip("-")
        hint = f"write `{mended}`" if mended and mended.isascii() else ""
        expected = "lower-case letters a-z, digits and single hyphens"
        raise Wrong(f"`{text[:MAX_SLUG]}` cannot name a file on every system", expected, hint)
    if len(text) > MAX_SLUG:
        raise Wrong("the name is too long", f"at most {MAX_SLUG} characters")
    if _RESERVED.fullmatch(text):
        raise Wrong(f"`{text}` is kept by Windows for a device", "another word", f"write `{text}-1` or the like")
    return text


def safe_slug(name: str) -> str:
    """Make a slug of a file's name: letters of any script, digits, hyphens and underscores stay, at most 64 of them.

    With four bytes to each there is room for kind, language and extension below the 255 bytes of file systems.
    """
    # NFC: some systems store accents apart, and the same file is to have the same name everywhere.
    words = re.sub(r"[^\w-]+", "-", normalize("NFC", name)).strip("-_")
    stem = words[:MAX_SLUG].rstrip("-_") or "profile"
    return f"{stem}-cv" if _RESERVED.fullmatch(stem.lower()) else stem


def read_tag(text: str) -> Tag:
    """Return a tag of variants, a word that may stand in a file's name on every system. Raises Wrong."""
    expected = f"letters, digits and single hyphens, no capitals, at most {MAX_TAG} characters"
    words = re.sub(r"[^\w]+|_", "-", text.lower()).strip("-")
    if len(text) > MAX_TAG:
        raise Wrong(f"`{text[:MAX_TAG]}...` is too long for a tag", expected)
    # The pattern is what an editor knows too; punctuation and signs of other scripts are told here alone.
    signs = all(sign == "-" or category(sign)[0] in "LMN" for sign in text)
    if not signs or text.lower() != text or not re.match(TAG_PATTERN, text):
        raise Wrong(f"`{text}` is not a tag", expected, f"write `{words}`" if words and words != text else "")
    return Tag(text)
