"""Which documents are to be made: takes what a profile declares and what the request says, gives plans, one a document.

The rule, once for all options: a declared document is taken if it answers what is asked; where none does, one is made
of what is declared for any case. Redactions add up, since a request must never show what the profile keeps back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cvbuilder.errors import Diagnostic, ProfileError, SourceSpan
from cvbuilder.locale import matches, resolve
from cvbuilder.pipeline.request import ALL, EDITIONS, Request
from cvbuilder.profile import Profile
from cvbuilder.profile.model import DocumentPlan, Kind
from cvbuilder.profile.redaction import is_named, redacted_fields
from cvbuilder.profile.sections import UNTAGGED
from cvbuilder.profile.variant_checks import no_such_tag, tags_of
from cvbuilder.profile.wrong import Wrong, did_you_mean

DEFAULT_FORMATS = ("pdf",)
MOST_COLUMNS = 3
"""How many languages have room beside each other."""
REDACTED = "redacted"
"""What a document is called in which single fields are redacted."""


class Planned(Struct, frozen=True):
    """A document to be made: its plan made whole, the language as asked for, its part of the name, its formats.

    The plan's redactions are paths here. An edition in several languages has a part for each; its plan is the first's.
    """

    plan: DocumentPlan
    asked: str
    variant: str
    formats: tuple[str, ...] = ()
    parts: tuple[Planned, ...] = ()


def planned(profile: Profile, request: Request) -> tuple[Planned, ...]:
    """Return the documents that a request asks of a profile: kind by kind, variant by variant, language by language.

    Raises ProfileError for tags that nothing has, redactions and formats that there are not, and for documents
    that would have one name.
    """
    _require_known(profile, request)
    found: list[Planned] = []
    groups: dict[tuple[Kind, str], list[DocumentPlan]] = {}
    for plan in _candidates(profile, request):
        groups.setdefault((plan.kind, _variant(plan, profile, request)), []).append(plan)
    kinds = dict.fromkeys(kind for kind, _ in groups)
    for (_, variant), plans in sorted(groups.items(), key=lambda group: tuple(kinds).index(group[0][0])):
        for plan, asked in _in_languages(profile, plans, request):
            whole = _whole(plan, asked, plans, (profile, request))
            found.append(replace(whole, variant=variant, formats=_formats(plan, request)))
    _require_names(found)
    return tuple(found)


def _candidates(profile: Profile, request: Request) -> list[DocumentPlan]:
    """The declared documents that are asked for, with those that are made where none is declared."""
    declared = profile.documents or (DocumentPlan(kind="resume"),)
    if not request.kinds:
        return _of_tags(list(declared), tuple(dict.fromkeys(plan.kind for plan in declared)), request)
    found: list[DocumentPlan] = []
    for kind in request.kinds:
        plans = [plan for plan in declared if plan.kind == kind]
        found.extend(_of_tags(plans or [DocumentPlan(kind=kind)], (kind,), request))
    return found


def _of_tags(plans: list[DocumentPlan], kinds: tuple[Kind, ...], request: Request) -> list[DocumentPlan]:
    """The plans of the tags, or of the variant, that are asked for; else the plans without tags, with these."""
    if not request.tags:
        return plans
    chosen = [plan for plan in plans if set(plan.tags) == set(request.tags) or (plan.variant,) == request.tags]
    if chosen:
        return chosen
    plain = [plan for plan in plans if not plan.tags]
    lacking = [kind for kind in kinds if kind not in {plan.kind for plan in plain}]
    made = [*plain, *(DocumentPlan(kind=kind) for kind in lacking)]
    return [replace(plan, tags=request.tags, variant=None) for plan in made]


def _whole(plan: DocumentPlan, asked: str, plans: Sequence[DocumentPlan], about: tuple[Profile, Request]) -> Planned:
    """A document, or an edition with its parts: of the plan that declares it, else of the plans of each language."""
    if asked not in EDITIONS:
        return Planned(_completed(plan, *about), asked, "")
    declared = plan if asked in plan.languages else None
    told = plans if declared is None else [declared]
    tags = _parts_of(asked, about[0], declared)
    parts = tuple(Planned(_completed(_plan_for(told, tag), *about), tag, "") for tag in tags)
    return Planned(parts[0].plan, asked, "", (), parts)


def _parts_of(edition: str, profile: Profile, declared: DocumentPlan | None) -> tuple[str, ...]:
    """The languages of an edition: the profile's. Raises ProfileError where they are too few or too many."""
    languages = {resolve(tag): tag for tag in reversed(profile.settings.languages)}
    tags = tuple(reversed(languages.values()))
    span, path = (declared.origin, f"{declared.path}.languages") if declared else (None, "")
    told = ", ".join(tags)
    if len(tags) < 2:
        message = f"{edition}: the profile has one language alone ({told})"
        hint = "write texts in a second language, or name it in settings.languages"
        raise ProfileError([Diagnostic(message, span, path, "two languages or more", hint)])
    if edition == "parallel" and len(tags) > MOST_COLUMNS:
        message = f"{edition}: {len(tags)} languages ({told}) have no room beside each other"
        raise ProfileError([Diagnostic(message, span, path, f"at most {MOST_COLUMNS} languages", "ask for bilingual")])
    return tags


def _plan_for(plans: Sequence[DocumentPlan], language: str) -> DocumentPlan:
    """The plan that declares the language, else one for any language, else the first."""
    named = next((plan for plan in plans if _names(plan, language)), None)
    return named or next((plan for plan in plans if not plan.languages), plans[0])


def _names(plan: DocumentPlan, asked: str) -> bool:
    """True if a plan names this language, or this form of an edition."""
    if asked in EDITIONS:
        return asked in plan.languages
    return any(tag not in EDITIONS and matches(tag, asked) for tag in plan.languages)


def _variant(plan: DocumentPlan, profile: Profile, request: Request) -> str:
    """What tells a document from others of its kind and language, as a part of its name; '' for the plain one."""
    words: list[str] = [plan.variant] if plan.variant else [*plan.tags]
    length = request.length or plan.length
    redactions = (*plan.redact, *request.redact)
    if plan.variant:  # it says itself what the plan is; what the request adds comes behind it
        length = None if length == plan.length else length
        redactions = tuple(word for word in request.redact if word not in plan.redact)
    own = profile.settings.redactions
    words += [length] if length else []
    words += [word if is_named(word, own) else REDACTED for word in redactions]
    return "-".join(dict.fromkeys(words))


def _in_languages(
    profile: Profile, plans: Sequence[DocumentPlan], request: Request
) -> Iterator[tuple[DocumentPlan, str]]:
    """Each plan of one variant with its languages: as they are asked for, else as the plans declare them.

    A plan without languages is for those that no other plan of the same formats names.
    """
    own = profile.settings.languages
    if not request.languages:
        for plan in plans:
            others = [other for other in plans if _alike(plan, other, request)]
            rest = [tag for tag in own if not any(_names(other, tag) for other in others)]
            yield from ((plan, tag) for tag in _once(plan.languages or rest))
        return
    for asked in _once(tag for word in request.languages for tag in (own if word == ALL else (word,))):
        named = [plan for plan in plans if _names(plan, asked)]
        some = named or [plan for plan in plans if not plan.languages] or list(plans[:1])
        # An edition that no plan declares is one, of all plans; a language may stand in several plans, by format.
        yield from ((plan, asked) for plan in (some[:1] if asked in EDITIONS else some))


def _alike(plan: DocumentPlan, other: DocumentPlan, request: Request) -> bool:
    return other is not plan and bool(set(_formats(plan, request)) & set(_formats(other, request)))


def _once(tags: Iterable[str]) -> tuple[str, ...]:
    """Each language once, by the first name that it has."""
    found: dict[str, str] = {}
    for tag in tags:
        found.setdefault(_known_as(tag), tag)
    return tuple(found.values())


def _known_as(asked: str) -> str:
    """What two names of one language have in common; the form of an edition is its own."""
    return asked if asked in EDITIONS else resolve(asked)


def _completed(plan: DocumentPlan, profile: Profile, request: Request) -> DocumentPlan:
    """The plan with what the request says, then with what the profile's settings say."""
    settings = profile.settings
    words = dict.fromkeys((*settings.redact, *plan.redact, *request.redact))
    return replace(
        plan,
        theme=request.theme or plan.theme or settings.theme,
        page=request.page or plan.page or settings.page,
        pages=request.pages or plan.pages or settings.pages,
        private=request.private or plan.private,
        length=request.length or plan.length,
        redact=tuple(path for word in words for path in redacted_fields(word, settings.redactions)),
    )


def _formats(plan: DocumentPlan, request: Request) -> tuple[str, ...]:
    return request.formats or plan.formats or DEFAULT_FORMATS


def _require_known(profile: Profile, request: Request) -> None:
    """Raise ProfileError for formats of documents, and words of the request, that there are not."""
    from cvbuilder.writers import WRITERS

    wrong: list[Diagnostic] = []
    for plan in profile.documents:
        for number, name in enumerate(plan.formats):
            if name not in WRITERS:
                hint = did_you_mean(name, tuple(WRITERS))
                wrong.append(
                    _told(Wrong(f"there is no format `{name}`", hint=hint), f"{plan.path}.formats[{number}]", plan)
                )
    tags = tags_of(profile) if request.tags else ()
    variants = {plan.variant for plan in profile.documents}
    wrong += [_told(no_such_tag(tag, tags), "--for") for tag in request.tags if tag not in (*tags, *variants, UNTAGGED)]
    for word in request.redact:
        try:
            redacted_fields(word, profile.settings.redactions)
        except Wrong as error:
            wrong.append(_told(error, "--redact"))
    if wrong:
        raise ProfileError(wrong)


def _told(wrong: Wrong, path: str, plan: DocumentPlan | None = None) -> Diagnostic:
    span: SourceSpan | None = plan.origin if plan is not None else None
    return Diagnostic(wrong.message, span, path, wrong.expected, wrong.hint)


def _require_names(found: Sequence[Planned]) -> None:
    """Raise ProfileError for each document that would have the name of an earlier one."""
    first: dict[tuple[str, ...], DocumentPlan] = {}
    twice: dict[Diagnostic, None] = {}
    for each in found:
        for name in each.formats:
            key = (each.plan.kind, _known_as(each.asked), each.variant, name)
            earlier = first.setdefault(key, each.plan)
            if earlier is not each.plan:
                words = ".".join(word for word in (each.plan.kind, each.asked, each.variant, name) if word)
                message = f"a second document would be named {words}; the first is {earlier.path} ({earlier.origin})"
                hint = "give one of them a `variant`, or other languages or formats"
                twice.setdefault(Diagnostic(message, each.plan.origin, each.plan.path, hint=hint))
    if twice:
        raise ProfileError(tuple(twice))
