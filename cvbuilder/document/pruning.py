"""A profile cut down to what a document shows: the source that may travel with it.

Takes a profile and the documents that were composed of it, with what they were made of and what they leave out; gives
the least profile of which the same documents are composed again. Pure.

What a document leaves out is gone, and so are texts in languages that it does not show, tags of other variants,
private fields and other documents. Redactions have been carried out, and leave no trace.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, get_args

from msgspec import Struct
from msgspec.structs import replace

from cvbuilder.document.cut_name import cut_name
from cvbuilder.document.cutter import Composed, Cutter
from cvbuilder.document.markup import escaped
from cvbuilder.document.redaction import redact
from cvbuilder.document.sections import SECTION_COMPOSERS
from cvbuilder.document.speaker import LENGTHS
from cvbuilder.locale import matches
from cvbuilder.profile import Profile
from cvbuilder.profile.fields import OWN_FIELDS
from cvbuilder.profile.model import (
    AuthorLists,
    Bio,
    DateManner,
    DocumentPlan,
    MessageOverride,
    Noun,
    Personal,
    PrivateField,
    SectionPlan,
    Settings,
)
from cvbuilder.profile.sections import UNTAGGED
from cvbuilder.profile.text import (
    NOWHERE,
    LanguageTag,
    LanguageText,
    PartialDate,
    Prose,
    Tag,
)
from cvbuilder.profile.variant_checks import tags_of

PRIVATE_FIELDS: tuple[PrivateField, ...] = get_args(PrivateField)
_NO_CONTENT = ("include", "name", "slug", "updated", "bio", "documents", "settings")
"""Keys of a profile that are cut down by rules of their own."""


class Around(Struct, frozen=True):
    """What a document is built with besides: the name of its files, its day, the user's own words, its edition's form.

    `form` is the language as it was asked for where the file has one document.
    """

    slug: str
    variant: str
    form: str
    day: PartialDate | None
    words: tuple[MessageOverride, ...]


def pruned(profile: Profile, composed: Sequence[Composed], around: Around) -> Profile:
    """Return the profile of which the documents of one file are made, and nothing else."""
    for each in composed:
        profile = redact(profile, each.plan.redact)[0]
    cut = Cutter(composed, profile.settings.languages)
    settings = profile.settings
    found: dict[str, Any] = {
        name: cut.value(getattr(profile, name), name)
        for name in profile.__struct_fields__
        if name not in (*_NO_CONTENT, *OWN_FIELDS)
    }
    found["bio"] = _bio(cut, profile.bio)
    found["personal"] = _personal(found["personal"])
    kept = Profile(
        name=cut_name(cut, profile.name),
        slug=around.slug,
        updated=profile.updated if cut.kind == "press" else around.day,
        documents=tuple(_plans(cut, around, {section.key for section in found["custom"]})),
        **found,
    )
    kept = _with_known_tags(_without_groups(kept, profile))
    return replace(kept, settings=_settings(cut, settings, around.words))


def _bio(cut: Cutter, bio: Bio | None) -> Bio | None:
    """The bio's versions as they are told: those written by hand, or those that facts made."""
    if bio is None or bio.path in cut.left_out:
        return None
    versions: dict[str, Prose | None] = {name: cut.value(getattr(bio, name), f"{bio.path}.{name}") for name in LENGTHS}
    for number, name in enumerate(LENGTHS):
        texts = [
            cut.in_own_tag(LanguageText(document.language, escaped(document.made_of.bio[number]), bio.origin))
            for document in cut.documents
            if number < len(document.made_of.bio) and document.made_of.bio[number]
        ]
        if texts:  # one language may have its versions by hand, another of facts
            by_hand = versions[name] or Prose((), f"{bio.path}.{name}", bio.origin)
            versions[name] = cut.made(replace(by_hand, texts=(*by_hand.texts, *texts)))
    if not any(versions.values()):
        return None
    return Bio(long=versions["long"], medium=versions["medium"], short=versions["short"])


def _personal(personal: Personal | None) -> Personal | None:
    """The private fields, if any is shown."""
    shown = personal is not None and any(getattr(personal, name) is not None for name in PRIVATE_FIELDS)
    return personal if shown else None


def _without_groups(kept: Profile, profile: Profile) -> Profile:
    """Papers name no group whose heading is gone."""
    if not profile.publication_groups:
        return kept
    keys = {group.key for group in kept.publication_groups}
    papers = tuple(replace(paper, group=paper.group if paper.group in keys else None) for paper in kept.publications)
    return replace(kept, publications=papers)


def _with_known_tags(kept: Profile) -> Profile:
    """Plans ask for no tag that nothing has any more; where all of theirs are gone, for what has none."""
    if not any(plan.tags for plan in kept.documents):
        return kept
    known = tags_of(kept)
    plans = []
    for plan in kept.documents:
        tags = tuple(tag for tag in plan.tags if tag in known)
        plans.append(replace(plan, tags=tags or ((Tag(UNTAGGED),) if plan.tags and known else ())))
    return replace(kept, documents=tuple(plans))


def _plans(cut: Cutter, around: Around, customs: set[str]) -> Iterator[DocumentPlan]:
    """The plan of the file, or where its languages have plans that differ, one for each."""
    plans = [_plan(cut, each, around.variant, customs) for each in cut.composed]
    same = all(replace(plan, languages=()) == replace(plans[0], languages=()) for plan in plans)
    yield from [replace(plans[0], languages=(LanguageTag(around.form),))] if same else plans


def _plan(cut: Cutter, each: Composed, variant: str, customs: set[str]) -> DocumentPlan:
    """A document's plan with what it shows: no other languages, no sections that are gone, no redactions."""
    plan = cut.record(each.plan)
    sections = tuple(_section(cut, section) for section in plan.sections
                     if section.section in customs or section.section in SECTION_COMPOSERS)  # fmt: skip
    return replace(
        plan,
        path="",
        origin=NOWHERE,
        languages=(LanguageTag(each.asked),),
        sections=sections,
        redact=(),
        variant=Tag(variant) if variant else None,
        formats=(),
    )


def _section(cut: Cutter, section: SectionPlan) -> SectionPlan:
    return replace(section, languages=tuple(tag for tag in section.languages if cut.speaks(tag)))


def _settings(cut: Cutter, settings: Settings, words: Sequence[MessageOverride]) -> Settings:
    """The settings as far as they bear upon the documents; theme, page and the like stand in the plans."""
    fallback = [
        replace(each, chain=tuple(tag for tag in each.chain if tag in cut.used))
        for each in settings.fallback
        if cut.speaks(each.language)
    ]
    kept = Settings(
        tokens=settings.tokens,
        name=settings.name,
        authors=_authors(cut, settings.authors),
        fallback=tuple(each for each in fallback if each.chain),
        dates=_dates(cut, settings.dates),
        nouns=tuple(_noun(cut, noun) for noun in settings.nouns if cut.text(noun.name) is not None),
        messages=tuple(_messages(cut, words)),
        fonts=settings.fonts,
    )
    return replace(kept, languages=_languages(cut, settings.languages))


def _languages(cut: Cutter, declared: Sequence[str]) -> tuple[LanguageTag, ...]:
    """The languages of what is kept, and of the documents."""
    tags = [tag for tag in declared if tag in cut.used or cut.speaks(tag)]
    tags += [tag for tag in cut.used if tag not in tags]
    for each in cut.composed:
        tags += [each.asked] if not any(matches(tag, each.document.language) for tag in tags) else []
    return tuple(map(LanguageTag, cut.in_order(tags)))


def _authors(cut: Cutter, authors: AuthorLists) -> AuthorLists:
    """How author lists are shown; signs that were found for their marks are named, as fewer lists may find others."""
    signs = {meaning: sign for document in cut.documents for meaning, sign in document.made_of.signs}
    return replace(
        authors,
        equal=authors.equal or signs.get("equal"),
        corresponding=authors.corresponding or signs.get("corresponding"),
    )


def _dates(cut: Cutter, dates: DateManner | None) -> DateManner | None:
    if dates is None:
        return None
    return replace(dates, year=cut.own(dates.year), month=cut.own(dates.month), day=cut.own(dates.day))


def _noun(cut: Cutter, noun: Noun) -> Noun:
    name = cut.text(noun.name) or noun.name
    return replace(noun, name=name, singular=cut.own(noun.singular), measure=cut.own(noun.measure))


def _messages(cut: Cutter, words: Sequence[MessageOverride]) -> Iterator[MessageOverride]:
    """The user's own words in the languages of the documents, of several for one message the last, as they are read."""
    found: dict[str, dict[str, LanguageText]] = {}
    for override in words:
        for text in override.text.texts:
            if cut.speaks(text.language):
                found.setdefault(override.message, {})[text.language] = text
    for message, texts in found.items():
        yield MessageOverride(message=message, text=cut.made(Prose(tuple(texts.values()))))
