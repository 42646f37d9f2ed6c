"""What stands in the sections of a profile: degrees, positions, papers, talks, one class for each."""

from __future__ import annotations

from typing import Annotated, Literal

from cvbuilder.profile.record import (
    About,
    Dated,
    Entry,
    Link,
    Point,
    Quantity,
    Record,
    Stat,
    Tagged,
    Visibility,
)
from cvbuilder.profile.text import (
    CountryCode,
    Email,
    LanguageTag,
    Neutral,
    Phone,
    Prose,
    Url,
)

Degree = Literal[
    "secondary", "associate", "bachelor", "ba", "bs", "beng", "master", "ma", "ms", "meng", "mba", "mphil",
    "doctor", "phd", "md", "postdoc",
]  # fmt: skip


class Education(Dated, frozen=True, kw_only=True):
    """A degree, or time at a school."""

    institution: Annotated[Prose, About("The school, by its official name in each language")]
    degree: Annotated[Degree | Prose | None, About("A degree of the catalogs, or your own words", "ms")] = None
    field: Annotated[Prose | None, About("What was studied")] = None
    department: Annotated[Prose | None, About("School or department")] = None
    location: Annotated[Prose | None, About("City, country")] = None
    country: Annotated[CountryCode | None, About("ISO 3166 code, said after or before the location", "GB")] = None
    grade: Annotated[Neutral | None, About("Grade or rank", "GPA 3.9/4.0")] = None
    advisor: Annotated[Prose | None, About("Supervisor")] = None
    thesis: Annotated[Prose | None, About("Title of the thesis")] = None
    summary: Annotated[Prose | None, About("A sentence or two")] = None
    highlights: Annotated[tuple[Point, ...], About("What deserves a line of its own")] = ()
    url: Annotated[Url | None, About("Where the title leads")] = None


class Experience(Dated, frozen=True, kw_only=True):
    """A position held: employment, an internship, voluntary work."""

    organization: Annotated[Prose, About("Employer, by its official name in each language")]
    department: Annotated[Prose | None, About("Department or team")] = None
    position: Annotated[Prose | None, About("Title held")] = None
    team_size: Annotated[int | None, About("People led, oneself included or not as you count", "7")] = None
    location: Annotated[Prose | None, About("City, country")] = None
    country: Annotated[CountryCode | None, About("ISO 3166 code, said after or before the location", "GB")] = None
    summary: Annotated[Prose | None, About("A sentence or two on the task")] = None
    highlights: Annotated[tuple[Point, ...], About("Achievements, each with a lead-in if you like")] = ()
    url: Annotated[Url | None, About("Where the organisation's name leads")] = None


class Project(Dated, frozen=True, kw_only=True):
    """A project, or open-source software."""

    name: Annotated[Neutral, About("Name of the project or product", "Example Toolkit")]
    role: Annotated[Prose | None, About("Your part in it")] = None
    organization: Annotated[Prose | None, About("For whom, or with whom")] = None
    summary: Annotated[Prose | None, About("A sentence or two")] = None
    highlights: Annotated[tuple[Point, ...], About("What deserves a line of its own")] = ()
    keywords: Annotated[tuple[Neutral, ...], About("Technologies", "[PyTorch]")] = ()
    url: Annotated[Url | None, About("Where the name leads")] = None


class Author(Record, frozen=True, kw_only=True):
    """One of the authors of a paper, or all of them as one text; a plain text is the name.

    Marks may stand behind the name (Ada Li*, Lin Yuan1,2) and are kept; `marks` says what they mean.
    """

    shorthand = "name"
    name: Annotated[Neutral, About("The name as the paper has it", "Lin Yuan")]
    self: Annotated[
        bool | None, About("Whether this is you, where the name alone cannot tell: two of one name, a pen name", "true")
    ] = None
    marks: Annotated[
        tuple[Literal["equal", "corresponding"], ...], About("Marks, explained below the section", "[equal]")
    ] = ()


PublicationStatus = Literal["published", "accepted", "under_review", "preprint", "in_preparation"]


class Publication(Entry, frozen=True, kw_only=True):
    """A paper, chapter or book."""

    title: Annotated[Neutral, About("Title in the language that it is written in")]
    authors: Annotated[
        tuple[Author, ...],
        About("All authors in order, as a list or one text; your own name is set strong", "[Ada Li, Lin Yuan]"),
    ] = ()
    venue: Annotated[Neutral | None, About("Conference or journal, in its usual short form", "NeurIPS")] = None
    year: Annotated[int | None, About("Year of publication", "2021")] = None
    status: Annotated[PublicationStatus, About("Said only where it is not `published`", "preprint")] = "published"
    group: Annotated[str | None, About("Key of one of `publication_groups`", "first_author")] = None
    note: Annotated[Prose | None, About("A distinction", "{en: Oral, zh: 口头报告}")] = None
    links: Annotated[tuple[Link, ...], About("Paper, code, slides, video")] = ()
    url: Annotated[Url | None, About("Where the title leads")] = None


class PublicationGroup(Record, frozen=True, kw_only=True):
    """A heading under which publications stand; the order of groups is that of the list."""

    key: Annotated[str, About("What publications name as their group", "first_author")]
    title: Annotated[Prose, About("The heading")]


class Patent(Dated, frozen=True, kw_only=True):
    """A patent."""

    title: Annotated[Prose, About("Title")]
    number: Annotated[Neutral | None, About("Number with the office's code", "CN123456789A")] = None
    inventors: Annotated[tuple[Author, ...], About("All inventors in order, as `authors` of a publication")] = ()
    status: Annotated[Prose | None, About("Granted, pending")] = None
    url: Annotated[Url | None, About("Where the title leads")] = None


class Patents(Record, frozen=True, kw_only=True):
    """Patents, as counts, as a list, or both."""

    shorthand = "entries"
    counts: Annotated[tuple[Stat, ...], About("How many, by kind")] = ()
    entries: Annotated[tuple[Patent, ...], About("The patents one by one")] = ()


class Award(Dated, frozen=True, kw_only=True):
    """An award, honour or place in a competition."""

    title: Annotated[Prose, About("What was won")]
    event: Annotated[Prose | None, About("The competition or occasion")] = None
    issuer: Annotated[Prose | None, About("Who gave it")] = None
    prize: Annotated[Prose | Quantity | None, About("The money that came with it", "{value: 50000, unit: CNY}")] = None
    summary: Annotated[Prose | None, About("What for")] = None
    url: Annotated[Url | None, About("Where the title leads")] = None


class Certificate(Dated, frozen=True, kw_only=True):
    """A certificate or licence."""

    name: Annotated[Prose, About("Name of the certificate")]
    issuer: Annotated[Prose | None, About("Who gave it")] = None
    number: Annotated[str | None, About("Its number")] = None
    url: Annotated[Url | None, About("Where it can be verified")] = None


class SkillGroup(Entry, frozen=True, kw_only=True):
    """Skills of one kind; a plain word is a skill without a group."""

    shorthand = "items"
    label: Annotated[Prose | None, About("What the skills have in common")] = None
    items: Annotated[tuple[Neutral, ...], About("The skills", "[Python, C++]")]


class Talk(Dated, frozen=True, kw_only=True):
    """A talk, given or offered."""

    title: Annotated[Prose, About("Title")]
    subtitle: Annotated[Prose | None, About("Subtitle")] = None
    abstract: Annotated[Prose | None, About("What the talk says")] = None
    audience: Annotated[Prose | None, About("For whom it is")] = None
    outline: Annotated[
        tuple[Prose, ...], About("What it goes through, point by point; for forms of events, documents do not show it")
    ] = ()
    takeaways: Annotated[tuple[Prose, ...], About("What listeners take home")] = ()
    level: Annotated[Literal["beginner", "intermediate", "advanced", "all"] | None, About("What it presumes")] = None
    event: Annotated[Prose | None, About("Conference or series")] = None
    location: Annotated[Prose | None, About("City, country")] = None
    language: Annotated[LanguageTag | None, About("The language it is given in", "en")] = None
    links: Annotated[tuple[Link, ...], About("Slides, video")] = ()
    url: Annotated[Url | None, About("Where the title leads")] = None


class Course(Dated, frozen=True, kw_only=True):
    """A course taught."""

    title: Annotated[Prose, About("Course")]
    role: Annotated[Prose | None, About("Lecturer, teaching assistant")] = None
    institution: Annotated[Prose | None, About("Where")] = None
    summary: Annotated[Prose | None, About("A sentence or two")] = None
    url: Annotated[Url | None, About("Where the title leads")] = None


class Grant(Dated, frozen=True, kw_only=True):
    """A grant or funded research project."""

    title: Annotated[Prose, About("Title of the project")]
    funder: Annotated[Prose | None, About("Who pays")] = None
    role: Annotated[Prose | None, About("Principal investigator, member")] = None
    amount: Annotated[Prose | Quantity | None, About("How much", "{value: 1200000, unit: CNY}")] = None
    number: Annotated[str | None, About("Grant number")] = None
    summary: Annotated[Prose | None, About("A sentence or two")] = None


class Service(Dated, frozen=True, kw_only=True):
    """Service to the field: reviewing, committees, editing."""

    role: Annotated[Prose, About("Reviewer, programme committee")]
    organization: Annotated[Prose | None, About("Conference, journal, society")] = None
    summary: Annotated[Prose | None, About("A sentence or two")] = None
    url: Annotated[Url | None, About("Where the role leads")] = None


class PressItem(Dated, frozen=True, kw_only=True):
    """A report about the person or the work."""

    title: Annotated[Neutral, About("Headline in its own language")]
    outlet: Annotated[Prose | None, About("Who published it")] = None
    url: Annotated[Url | None, About("Where it can be read")] = None


class PressContact(Record, frozen=True, kw_only=True):
    """Whom journalists ask; without one a press sheet names the person's own contacts."""

    name: Annotated[Neutral | None, About("Who answers, if not you", "Nora Sample")] = None
    organization: Annotated[Prose | None, About("Press office, agency")] = None
    email: Annotated[Email | None, About("E-mail address", "press@example.org")] = None
    phone: Annotated[Phone | None, About("Telephone number, with the country's code", "+1 202 555 0143")] = None
    website: Annotated[Url | None, About("Where there are pictures and texts to take", "https://example.org/press")] = (
        None
    )


LanguageLevel = Literal["native", "bilingual", "fluent", "professional", "intermediate", "basic"]
CefrLevel = Literal["a1", "a2", "b1", "b2", "c1", "c2"]
"""The levels of the Common European Framework of Reference for Languages."""
LanguageTest = Literal[
    "cet4", "cet6", "tem4", "tem8", "ielts", "toefl", "hsk", "psc", "jlpt_n1", "jlpt_n2", "jlpt_n3", "jlpt_n4",
    "jlpt_n5", "topik",
]  # fmt: skip


class SpokenLanguage(Entry, frozen=True, kw_only=True):
    """A language that the person speaks."""

    language: Annotated[LanguageTag, About("BCP 47 tag; its name comes from CLDR", "zh")]
    level: Annotated[LanguageLevel | CefrLevel | None, About("How well, in a word or by CEFR", "c1")] = None
    test: Annotated[LanguageTest | None, About("A test that was passed", "cet6")] = None
    score: Annotated[Neutral | None, About("The score or grade in that test", "580")] = None
    note: Annotated[Prose | None, About("Anything else")] = None


class Reference(Entry, frozen=True, kw_only=True):
    """Somebody who will speak for the person."""

    name: Annotated[Neutral, About("Name")]
    position: Annotated[Prose | None, About("Title")] = None
    organization: Annotated[Prose | None, About("Where they work")] = None
    relation: Annotated[Prose | None, About("How they know the person")] = None
    email: Annotated[Email | None, About("E-mail address")] = None
    phone: Annotated[Phone | None, About("Telephone number")] = None


class CustomEntry(Dated, frozen=True, kw_only=True):
    """An entry of a section of your own."""

    title: Annotated[Prose, About("Title")]
    subtitle: Annotated[Prose | None, About("What stands beside it")] = None
    location: Annotated[Prose | None, About("City, country")] = None
    summary: Annotated[Prose | None, About("A sentence or two")] = None
    highlights: Annotated[tuple[Point, ...], About("What deserves a line of its own")] = ()
    url: Annotated[Url | None, About("Where the title leads")] = None


class CustomSection(Tagged, frozen=True, kw_only=True):
    """A section of your own: paragraphs, a list, entries, in this order."""

    key: Annotated[str, About("Its name in lists of sections", "openings")]
    title: Annotated[Prose, About("Its heading")]
    paragraphs: Annotated[tuple[Point, ...], About("Paragraphs")] = ()
    items: Annotated[tuple[Point, ...], About("List items")] = ()
    entries: Annotated[tuple[CustomEntry, ...], About("Entries with title and date")] = ()
    show: Annotated[Visibility | None, About("Limits the documents and languages that show it")] = None
