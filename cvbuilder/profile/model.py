"""The model of a profile: what one person's file may hold, field by field.

Each class is one mapping of the file; each annotation types one key. From these types alone come
the parser (`parse`), the JSON Schema (`schema`) and the documentation, so a field is written once.
`About` gives a field's meaning and, where it helps, an example. All values are frozen.

The annotations stay strings until the parser meets a field (`fields`): as objects, all two hundred
of them would be made at each start, at four times the cost of the classes.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Struct

from cvbuilder.errors import SourceSpan
from cvbuilder.profile.text import (
    NOWHERE,
    Email,
    LanguageTag,
    LocalPath,
    Neutral,
    PartialDate,
    Phone,
    Present,
    Prose,
    Tokens,
    Url,
)

Kind = Literal["resume", "cv", "bio"]
"""The kinds of document that a profile can be made into."""
PageSize = Literal["a4", "letter"]


class About(Struct, frozen=True):
    """What a field is for, in words for the user, with an example in YAML."""

    text: str
    example: str = ""


class Record(Struct, frozen=True, kw_only=True):
    """The root of all mappings: `path` is its place in the profile, `origin` its place in the file.

    A subclass that names a `shorthand` field may be written as that field's value alone.
    """

    path: str = ""
    origin: SourceSpan = NOWHERE


class Visibility(Record, frozen=True, kw_only=True):
    """Where something appears; an empty list means everywhere."""

    kinds: Annotated[tuple[Kind, ...], About("The kinds of document that show it", "[cv]")] = ()
    languages: Annotated[tuple[LanguageTag, ...], About("The languages whose documents show it", "[zh]")] = ()


class Entry(Record, frozen=True, kw_only=True):
    """What stands in a section and can be chosen or hidden as a whole."""

    show: Annotated[Visibility | None, About("Limits the documents and languages that show the entry")] = None
    selected: Annotated[bool, About("Where entries of a section are selected, a resume shows just those", "true")] = (
        False
    )


class Dated(Entry, frozen=True, kw_only=True):
    """An entry with a point in time (`date`) or a period (`start`, `end`), never both."""

    date: Annotated[PartialDate | None, About("When, as precisely as it is known", "2022-04")] = None
    start: Annotated[PartialDate | None, About("First year, month or day", "2018-05")] = None
    end: Annotated[PartialDate | Present | None, About("Last year, month or day, or `present`", "present")] = None


class Link(Record, frozen=True, kw_only=True):
    """A link with the word that stands for it; without a label the address is shown, shortened."""

    shorthand = "url"
    url: Annotated[Url, About("Where it leads; http, https, mailto or tel", "https://github.com/example")]
    label: Annotated[Neutral | None, About("The word that is shown", "GitHub")] = None


class Name(Record, frozen=True, kw_only=True):
    """A person's name; a plain string is the name as displayed in every language."""

    shorthand = "display"
    given: Annotated[Neutral | None, About("Given name, per script where there are two", "{en: Zhao, zh: 钊}")] = None
    family: Annotated[Neutral | None, About("Family name", "{en: Zhong, zh: 钟}")] = None
    display: Annotated[
        Neutral | None, About("The whole name where it is not given + family as the language orders them")
    ] = None
    aliases: Annotated[tuple[str, ...], About("Other forms, found in author lists", "[L. Zhang]")] = ()
    sort_as: Annotated[str | None, About("What an index sorts by", "Zhang Lei")] = None


class Photo(Record, frozen=True, kw_only=True):
    """A portrait, in the profile's folder."""

    shorthand = "file"
    file: Annotated[LocalPath, About("JPEG or PNG, below the profile's folder", "photo.jpg")]
    alt: Annotated[Prose | None, About("What the picture shows, for those who cannot see it")] = None


class Contact(Record, frozen=True, kw_only=True):
    """Ways to reach the person."""

    email: Annotated[Email | None, About("E-mail address", "lin@example.org")] = None
    phone: Annotated[Phone | None, About("Telephone number, with the country's code", "+86 10 5550 0100")] = None
    location: Annotated[Prose | None, About("City, country", "{en: Beijing, zh: 北京}")] = None
    website: Annotated[Url | None, About("Home page", "https://example.org")] = None
    wechat: Annotated[str | None, About("WeChat id")] = None
    links: Annotated[tuple[Link, ...], About("Profiles elsewhere")] = ()


class Personal(Record, frozen=True, kw_only=True):
    """Private fields, out of every document that does not name them under `private`.

    Even then only documents in one of `languages` show them.
    """

    languages: Annotated[tuple[LanguageTag, ...], About("The languages whose documents may show these", "[zh]")] = (
        LanguageTag("zh"),
    )
    gender: Annotated[Prose | None, About("性别")] = None
    birth: Annotated[PartialDate | None, About("出生年月", "1991-03")] = None
    native_place: Annotated[Prose | None, About("籍贯")] = None
    political_status: Annotated[Prose | None, About("政治面貌")] = None
    ethnicity: Annotated[Prose | None, About("民族")] = None
    marital_status: Annotated[Prose | None, About("婚姻状况")] = None


class Point(Record, frozen=True, kw_only=True):
    """A paragraph or list item, with a bold lead-in if it has a label."""

    shorthand = "text"
    label: Annotated[Prose | None, About("The bold words before the text, without a colon")] = None
    text: Annotated[Prose, About("The text; inline markup allowed")]


class Bio(Record, frozen=True, kw_only=True):
    """The person in one paragraph, as a speaker is introduced; layout takes the longest that fits."""

    shorthand = "medium"
    short: Annotated[Prose | None, About("About 50 words, or 80 字")] = None
    medium: Annotated[Prose | None, About("About 100 words, or 150 字")] = None
    long: Annotated[Prose | None, About("About 200 words, or 300 字")] = None


class Stat(Entry, frozen=True, kw_only=True):
    """A figure with what it counts."""

    value: Annotated[Neutral, About("The figure as it is shown", "5+")]
    unit: Annotated[Prose | None, About("Set small after the figure", "{en: papers, zh: 篇}")] = None
    label: Annotated[Prose, About("What is counted", "{en: First places, zh: 第一名}")]


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
    summary: Annotated[Prose | None, About("A sentence or two on the task")] = None
    highlights: Annotated[tuple[Point, ...], About("Achievements, each with a lead-in if you like")] = ()
    url: Annotated[Url | None, About("Where the organisation's name leads")] = None


class Project(Dated, frozen=True, kw_only=True):
    """A project, or open-source software."""

    name: Annotated[Prose, About("Name of the project")]
    role: Annotated[Prose | None, About("Your part in it")] = None
    organization: Annotated[Prose | None, About("For whom, or with whom")] = None
    summary: Annotated[Prose | None, About("A sentence or two")] = None
    highlights: Annotated[tuple[Point, ...], About("What deserves a line of its own")] = ()
    keywords: Annotated[tuple[Neutral, ...], About("Technologies", "[PyTorch]")] = ()
    url: Annotated[Url | None, About("Where the name leads")] = None


PublicationStatus = Literal["published", "accepted", "under_review", "preprint", "in_preparation"]


class Publication(Entry, frozen=True, kw_only=True):
    """A paper, chapter or book."""

    title: Annotated[Neutral, About("Title in the language that it is written in")]
    authors: Annotated[
        tuple[str, ...], About("All authors in order; your own name is set strong", "[Ada Li, Lin Yuan]")
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
    inventors: Annotated[tuple[str, ...], About("All inventors in order")] = ()
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
    amount: Annotated[Prose | None, About("How much")] = None
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


LanguageLevel = Literal["native", "bilingual", "fluent", "professional", "intermediate", "basic"]


class SpokenLanguage(Entry, frozen=True, kw_only=True):
    """A language that the person speaks."""

    language: Annotated[LanguageTag, About("BCP 47 tag; its name comes from CLDR", "zh")]
    level: Annotated[LanguageLevel | None, About("How well")] = None
    note: Annotated[Prose | None, About("A test with its score", "CET-6 580")] = None


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


class CustomSection(Record, frozen=True, kw_only=True):
    """A section of your own: paragraphs, a list, entries, in this order."""

    key: Annotated[str, About("Its name in lists of sections", "openings")]
    title: Annotated[Prose, About("Its heading")]
    paragraphs: Annotated[tuple[Point, ...], About("Paragraphs")] = ()
    items: Annotated[tuple[Point, ...], About("List items")] = ()
    entries: Annotated[tuple[CustomEntry, ...], About("Entries with title and date")] = ()
    show: Annotated[Visibility | None, About("Limits the documents and languages that show it")] = None


class SectionPlan(Record, frozen=True, kw_only=True):
    """A section's place in a document; a plain string is its name."""

    shorthand = "section"
    section: Annotated[str, About("A section of the profile, or a key of `custom`", "publications")]
    title: Annotated[Prose | None, About("A heading in place of the usual one")] = None
    languages: Annotated[tuple[LanguageTag, ...], About("Only in these languages", "[en]")] = ()
    limit: Annotated[int | None, About("Show so many entries at most", "5")] = None


PrivateField = Literal["gender", "birth", "native_place", "political_status", "ethnicity", "marital_status"]


class DocumentPlan(Record, frozen=True, kw_only=True):
    """A document to build: a kind in one or more languages."""

    kind: Annotated[Kind, About("Which kind of document", "resume")]
    languages: Annotated[tuple[LanguageTag, ...], About("In which languages; all of the profile's if empty")] = ()
    theme: Annotated[str | None, About("Which theme", "classic")] = None
    page: Annotated[PageSize | None, About("Size of the page", "a4")] = None
    sections: Annotated[tuple[SectionPlan, ...], About("Which sections, in order; the kind's own if empty")] = ()
    private: Annotated[tuple[PrivateField, ...], About("Private fields to show", "[gender, birth]")] = ()


class Fallback(Record, frozen=True, kw_only=True):
    """Which languages may stand in for one that lacks a required text."""

    language: Annotated[LanguageTag, About("The language that lacks it", "en")]
    chain: Annotated[tuple[LanguageTag, ...], About("What is tried in turn", "[zh]")]


class MessageOverride(Record, frozen=True, kw_only=True):
    """Words of your own for a message of the catalogs."""

    message: Annotated[str, About("context.name, as `cvbuilder locales` lists them", "section.experience")]
    text: Annotated[Prose, About("The words in each language; placeholders as in the catalog")]


class Settings(Record, frozen=True, kw_only=True):
    """How this profile is built, where the defaults do not serve."""

    languages: Annotated[
        tuple[LanguageTag, ...], About("The profile's languages; the first is that of plain strings", "[en, zh]")
    ] = ()
    theme: Annotated[str, About("Theme of documents that name none", "classic")] = "classic"
    page: Annotated[PageSize, About("Size of the page", "a4")] = "a4"
    tokens: Annotated[Tokens | None, About("Laid over the theme's tokens", "{colors: {accent: '#7a2e2e'}}")] = None
    fallback: Annotated[
        tuple[Fallback, ...], About("Stand-ins between languages; none between zh and en unless said here")
    ] = ()
    messages: Annotated[tuple[MessageOverride, ...], About("Words of your own in place of the catalogs'")] = ()
    message_files: Annotated[tuple[LocalPath, ...], About("Files with more of them, as a list like `messages`")] = ()


class Profile(Record, frozen=True, kw_only=True):
    """One person."""

    name: Annotated[Name, About("The person's name")]
    headline: Annotated[Prose | None, About("The line under the name")] = None
    slug: Annotated[
        str | None, About("Stem of the output files; from the profile's file or folder name if absent", "lin-yuan")
    ] = None
    updated: Annotated[PartialDate | None, About("The day this file was last true", "2026-11-01")] = None
    photo: Annotated[Photo | None, About("Portrait")] = None
    contact: Annotated[Contact | None, About("Ways to reach the person")] = None
    personal: Annotated[Personal | None, About("Private fields, shown only where a document names them")] = None
    objective: Annotated[Prose | None, About("The position sought (求职意向)")] = None
    summary: Annotated[tuple[Point, ...], About("Who the person is: paragraphs, or points with labels")] = ()
    bio: Annotated[Bio | None, About("The person in one paragraph, for speaker pages")] = None
    interests: Annotated[tuple[Prose, ...], About("Research interests")] = ()
    education: Annotated[tuple[Education, ...], About("Degrees, latest first")] = ()
    experience: Annotated[tuple[Experience, ...], About("Positions, latest first")] = ()
    internships: Annotated[tuple[Experience, ...], About("Internships")] = ()
    stats: Annotated[tuple[Stat, ...], About("A row of figures")] = ()
    projects: Annotated[tuple[Project, ...], About("Projects")] = ()
    open_source: Annotated[tuple[Project, ...], About("Open-source software")] = ()
    publication_groups: Annotated[tuple[PublicationGroup, ...], About("Headings among the publications")] = ()
    publications: Annotated[tuple[Publication, ...], About("Papers, latest or weightiest first")] = ()
    patents: Annotated[Patents | None, About("Patents")] = None
    awards: Annotated[tuple[Award, ...], About("Awards, honours, competitions")] = ()
    certificates: Annotated[tuple[Certificate, ...], About("Certificates")] = ()
    skills: Annotated[tuple[SkillGroup, ...], About("Skills, grouped or not")] = ()
    talks: Annotated[tuple[Talk, ...], About("Talks")] = ()
    teaching: Annotated[tuple[Course, ...], About("Courses taught")] = ()
    grants: Annotated[tuple[Grant, ...], About("Grants and funded projects")] = ()
    service: Annotated[tuple[Service, ...], About("Service to the field")] = ()
    volunteering: Annotated[tuple[Experience, ...], About("Voluntary work")] = ()
    press: Annotated[tuple[PressItem, ...], About("Reports about the person or the work")] = ()
    languages: Annotated[tuple[SpokenLanguage, ...], About("Languages spoken")] = ()
    references: Annotated[tuple[Reference, ...], About("People who will speak for the person")] = ()
    custom: Annotated[tuple[CustomSection, ...], About("Sections of your own")] = ()
    documents: Annotated[
        tuple[DocumentPlan, ...], About("What `cvbuilder build` makes; a resume in each language if empty")
    ] = ()
    settings: Annotated[Settings, About("How the profile is built")] = Settings()
