"""Profile, locale and plan into a Document: what is said, in one language.

Pure. Raises ProfileError for links that may not be written, MissingTranslation for required texts
that the document's language lacks; both name every case at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cvbuilder.document.composition import Composition
from cvbuilder.document.masthead import compose_masthead
from cvbuilder.document.nodes import IN_OTHER_WORDS, Cell, Document, Field, Image, Paragraph, Row, Section, Text
from cvbuilder.document.person import name_nodes, name_text
from cvbuilder.document.phrases import words_of
from cvbuilder.document.redaction import omissions_of, redact, require_absent
from cvbuilder.document.sections import compose_sections
from cvbuilder.errors import MissingTranslation, ProfileError, UnknownLocale
from cvbuilder.locale import Locale, open_locale
from cvbuilder.profile import Profile
from cvbuilder.profile.model import DocumentPlan, Kind
from cvbuilder.profile.text import PartialDate

PAGE_LIMITS: Mapping[Kind, int] = {"bio": 1, "press": 2}
"""How many pages a kind of document may have, where it has a limit."""
KEYWORDS = 12
"""How many keywords the file's properties hold at most."""


def compose(
    profile: Profile, locale: Locale, plan: DocumentPlan, portrait: Image | None = None, day: PartialDate | None = None
) -> Document:
    """Compose a document.

    `portrait` is the image that the profile names, `day` the build's day, if it has one: what goes on is as long as
    that day says, and of unknown length without it. The plan's redactions are paths here. Raises ProfileError too for
    what was redacted and is said elsewhere.
    """
    profile, removed = redact(profile, plan.redact)
    c = Composition(profile, locale, plan, day, bounded=_page_limit(plan) is not None)
    masthead = compose_masthead(c, portrait)
    sections = compose_sections(c)
    name = name_text(c, "metadata")
    document = Document(
        kind=plan.kind,
        language=locale.tag,
        title=locale.format("document", f"{plan.kind}_title", name=name),
        author=name,
        subject=_headline(masthead),
        keywords=_keywords(c),
        masthead=masthead,
        sections=sections,
        page_limit=_page_limit(plan),
        squeezable=plan.pages is not None or plan.kind in PAGE_LIMITS,
        sheet=plan.kind in PAGE_LIMITS and _page_limit(plan) == PAGE_LIMITS[plan.kind],
        running_head=(_running_head(c),),
        running_foot=(_running_foot(c),),
        date=day.iso if day is not None else None,
        titles=tuple(_other_titles(c)),
        omissions=(*dict.fromkeys(c.omissions), *omissions_of(removed, locale.tag)),
        made_of=c.trace.told(),
    )
    if c.refused:
        raise ProfileError(c.refused)
    if c.untranslated:
        raise MissingTranslation(c.untranslated)
    require_absent(document, removed)
    return document


def _other_titles(c: Composition) -> Iterator[tuple[str, str]]:
    """The title in each other language in which the document shows the name: who sees both is to find it by both."""
    shown = [node for node in name_nodes(c, "title") if node.role == "other-name"]
    for node in shown:
        try:
            locale = open_locale(node.language)
        except UnknownLocale:
            continue
        if locale.tag != c.locale.tag:
            yield locale.tag, locale.format("document", f"{c.plan.kind}_title", name=node.text)


def _page_limit(plan: DocumentPlan) -> int | None:
    """The fewer of the pages that were asked for and those that the kind may have."""
    limits = [limit for limit in (plan.pages, PAGE_LIMITS.get(plan.kind)) if limit is not None]
    return min(limits, default=None)


def _headline(masthead: Section) -> str:
    blocks = [block for block in masthead.blocks if isinstance(block, Paragraph) and block.role == "headline"]
    return words_of(blocks[0].content) if blocks else ""


def _keywords(c: Composition) -> tuple[str, ...]:
    """Interests, then skills, as words for the file's properties: those that the document shows."""
    left_out = {omission.path for omission in c.omissions if omission.reason not in IN_OTHER_WORDS}
    interests = () if "interests" in left_out else c.profile.interests
    skills = () if "skills" in left_out else [group for group in c.profile.skills if group.path not in left_out]
    values = [value for value in (*interests, *(item for group in skills for item in group.items))
              if value.path not in left_out]  # fmt: skip
    chosen = [c.choose(value) for value in values]
    words = [text.text for text in chosen if text is not None]
    return tuple(dict.fromkeys(words))[:KEYWORDS]


def _running_head(c: Composition) -> Row:
    kind = Text(c.locale.text("document", c.plan.kind), c.language)
    cells = (
        Cell((Paragraph(name_nodes(c, "head"), "running-name", "running-head.name"),)),
        Cell((Paragraph((kind,), "running-kind", "running-head.kind"),)),
    )
    return Row(cells, "running-head", "running-head")


def _running_foot(c: Composition) -> Paragraph:
    field = Field("page_of_total", c.locale.text("page", "of"), c.language)
    return Paragraph((field,), "running-foot", "running-foot")
