"""The model of a profile: what one person's file may hold, field by field.

Each class is one mapping of the file; each annotation types one key. From these types alone come
the parser (`parse`), the JSON Schema (`schema`) and the documentation, so a field is written once.
`About` gives a field's meaning and, where it helps, an example. All values are frozen. The classes of
sections are in `entries`, what they share in `record`; all of them are to be had here.

The annotations stay strings until the parser meets a field (`fields`): as objects, all two hundred
of them would be made at each start, at four times the cost of the classes.
"""

from __future__ import annotations

from typing import Annotated, Literal

from cvbuilder.profile.entries import (
    Award,
    Certificate,
    Course,
    CustomEntry,
    CustomSection,
    Degree,
    Education,
    Experience,
    Grant,
    LanguageLevel,
    Patent,
    Patents,
    PressItem,
    Project,
    Publication,
    PublicationGroup,
    PublicationStatus,
    Reference,
    Service,
    SkillGroup,
    SpokenLanguage,
    Talk,
)
from cvbuilder.profile.record import (
    About,
    Dated,
    Entry,
    Kind,
    Link,
    Point,
    Record,
    Stat,
    Visibility,
)
from cvbuilder.profile.text import (
    Email,
    LanguageTag,
    LocalPath,
    Neutral,
    PartialDate,
    Phone,
    Prose,
    Tokens,
    Url,
)

PageSize = Literal["a4", "letter"]


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


class Bio(Record, frozen=True, kw_only=True):
    """The person in one paragraph, as a speaker is introduced; layout takes the longest that fits."""

    shorthand = "medium"
    short: Annotated[Prose | None, About("About 50 words, or 80 字")] = None
    medium: Annotated[Prose | None, About("About 100 words, or 150 字")] = None
    long: Annotated[Prose | None, About("About 200 words, or 300 字")] = None


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
    languages: Annotated[
        tuple[LanguageTag | Literal["bilingual", "parallel"], ...],
        About(
            "In which languages; all of the profile's if empty. `bilingual` is one file with all of them one after "
            "another, `parallel` one with them side by side",
            "[en, zh, bilingual]",
        ),
    ] = ()
    theme: Annotated[str | None, About("Which theme", "classic")] = None
    page: Annotated[PageSize | None, About("Size of the page", "a4")] = None
    pages: Annotated[
        int | None, About("Most pages; space and sizes give way to keep them, as far as the theme allows", "1")
    ] = None
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


class OwnFont(Record, frozen=True, kw_only=True):
    """A font file of your own; it goes before the bundled faces. What is not said here the font itself tells."""

    shorthand = "file"
    file: Annotated[
        LocalPath, About("TrueType or OpenType (.ttf, .otf, .ttc), below the profile's folder", "fonts/MySerif.otf")
    ]
    family: Annotated[
        Literal["serif", "sans"] | None,
        About("Which of the theme's families it stands in for; both if absent", "serif"),
    ] = None
    role: Annotated[
        Literal["latin", "italic", "han", "kai", "mono", "extra"] | None,
        About("What it draws: `kai` is Chinese emphasis, `mono` code, `extra` only what all others lack", "latin"),
    ] = None
    language: Annotated[
        LanguageTag | None, About("The language whose Han forms it has, if the font does not tell", "zh-Hant")
    ] = None
    weight: Annotated[int | None, About("Its weight, if the font does not tell: 400 regular, 700 bold", "400")] = None
    index: Annotated[int | None, About("Which face of a collection (.ttc), from 1", "2")] = None


class Settings(Record, frozen=True, kw_only=True):
    """How this profile is built, where the defaults do not serve."""

    languages: Annotated[
        tuple[LanguageTag, ...], About("The profile's languages; the first is that of plain strings", "[en, zh]")
    ] = ()
    theme: Annotated[str, About("Theme of documents that name none", "classic")] = "classic"
    page: Annotated[PageSize, About("Size of the page", "a4")] = "a4"
    pages: Annotated[int | None, About("Most pages of documents that say nothing about it", "2")] = None
    tokens: Annotated[Tokens | None, About("Laid over the theme's tokens", "{colors: {accent: '#7a2e2e'}}")] = None
    fallback: Annotated[
        tuple[Fallback, ...], About("Stand-ins between languages; none between zh and en unless said here")
    ] = ()
    messages: Annotated[tuple[MessageOverride, ...], About("Words of your own in place of the catalogs'")] = ()
    message_files: Annotated[tuple[LocalPath, ...], About("Files with more of them, as a list like `messages`")] = ()
    fonts: Annotated[
        tuple[OwnFont, ...], About("Font files of your own, the preferred ones first", "[fonts/MySerif.otf]")
    ] = ()


class Profile(Record, frozen=True, kw_only=True):
    """One person."""

    name: Annotated[Name, About("The person's name")]
    headline: Annotated[Prose | None, About("The line under the name")] = None
    slug: Annotated[
        str | None, About("Stem of the output files; the name of the profile's file if absent", "lin-yuan")
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


__all__ = [
    "About",
    "Award",
    "Bio",
    "Certificate",
    "Contact",
    "Course",
    "CustomEntry",
    "CustomSection",
    "Dated",
    "Degree",
    "DocumentPlan",
    "Education",
    "Entry",
    "Experience",
    "Fallback",
    "Grant",
    "Kind",
    "LanguageLevel",
    "Link",
    "MessageOverride",
    "Name",
    "OwnFont",
    "PageSize",
    "Patent",
    "Patents",
    "Personal",
    "Photo",
    "Point",
    "PressItem",
    "PrivateField",
    "Profile",
    "Project",
    "Publication",
    "PublicationGroup",
    "PublicationStatus",
    "Record",
    "Reference",
    "SectionPlan",
    "Service",
    "Settings",
    "SkillGroup",
    "SpokenLanguage",
    "Stat",
    "Talk",
    "Visibility",
]
