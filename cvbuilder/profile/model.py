"""The model of a profile: what one person's file may hold, field by field.

Each class is one mapping of the file; each annotation types one key. From these types alone come
the parser (`parse`), the JSON Schema (`schema`) and the documentation, so a field is written once.
`About` gives a field's meaning and, where it helps, an example. All values are frozen. The classes of
sections are in `entries`, those of names in `names`, what they share in `record`; all are to be had here.

The annotations stay strings until the parser meets a field (`fields`): as objects, all two hundred
of them would be made at each start, at four times the cost of the classes.
"""

from __future__ import annotations

from typing import Annotated, Literal

from cvbuilder.profile.bio import Bio, Fact, FactKind
from cvbuilder.profile.entries import (
    Author,
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
    PressContact,
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
from cvbuilder.profile.manners import DateManner, Noun
from cvbuilder.profile.names import AuthorLists, Name, NameForm, NameForms
from cvbuilder.profile.record import (
    About,
    Dated,
    Entry,
    Kind,
    Link,
    Point,
    Quantity,
    Ranked,
    Record,
    Stat,
    Tagged,
    Visibility,
)
from cvbuilder.profile.text import (
    CountryCode,
    Email,
    LanguageTag,
    LocalPath,
    PartialDate,
    Phone,
    Prose,
    Tokens,
    Url,
)
from cvbuilder.profile.variants import Include, Redaction, SourceForm, Variant

PageSize = Literal["a4", "letter"]


class Photo(Record, frozen=True, kw_only=True):
    """A portrait, in the profile's folder."""

    shorthand = "file"
    file: Annotated[LocalPath, About("JPEG or PNG, below the profile's folder", "photo.jpg")]
    alt: Annotated[Prose | None, About("What the picture shows, for those who cannot see it")] = None
    credit: Annotated[Prose | None, About("Who took it, said below it in a `bio` or `press`", "Li Shi")] = None


class Contact(Record, frozen=True, kw_only=True):
    """Ways to reach the person."""

    email: Annotated[Email | None, About("E-mail address", "lin@example.org")] = None
    phone: Annotated[Phone | None, About("Telephone number, with the country's code", "+86 10 5550 0100")] = None
    location: Annotated[Prose | None, About("City, country", "{en: Beijing, zh: 北京}")] = None
    country: Annotated[CountryCode | None, About("ISO 3166 code, said after or before the location", "CN")] = None
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


class SectionPlan(Tagged, frozen=True, kw_only=True):
    """A section's place in a document; a plain string is its name."""

    shorthand = "section"
    section: Annotated[str, About("A section of the profile, or a key of `custom`", "publications")]
    title: Annotated[Prose | None, About("A heading in place of the usual one")] = None
    languages: Annotated[tuple[LanguageTag, ...], About("Only in these languages", "[en]")] = ()
    limit: Annotated[int | None, About("Show so many entries at most", "5")] = None


PrivateField = Literal["gender", "birth", "native_place", "political_status", "ethnicity", "marital_status"]


class QrCode(Record, frozen=True, kw_only=True):
    """A code that leads a telephone's camera to a page; the address stands beside it for all others."""

    shorthand = "url"
    url: Annotated[Url, About("Where it leads; the shorter, the coarser and the easier to read", "https://example.org")]
    label: Annotated[Prose | None, About("The words beside it", "{en: Slides, zh: 幻灯片}")] = None


class DocumentPlan(Variant, frozen=True, kw_only=True):
    """A document to build: a kind in one or more languages, as one of its variants."""

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
    qr_code: Annotated[
        QrCode | None, About("A QR code, in a `bio` or a `press` sheet", "https://example.org/slides")
    ] = None
    name: Annotated[NameForms | None, About("Forms of your name in this document", "family_first")] = None
    authors: Annotated[AuthorLists | None, About("How this document shows author lists", "{most: 3}")] = None


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


class Lint(Record, frozen=True, kw_only=True):
    """What `cvbuilder check` is not to look for."""

    ignore: Annotated[tuple[str, ...], About("Codes of rules that are switched off, see docs/lint.md", "[CVB104]")] = ()


class Settings(Record, frozen=True, kw_only=True):
    """How this profile is built, where the defaults do not serve."""

    languages: Annotated[
        tuple[LanguageTag, ...], About("The profile's languages; the first is that of plain strings", "[en, zh]")
    ] = ()
    theme: Annotated[str, About("Theme of documents that name none", "classic")] = "classic"
    page: Annotated[PageSize, About("Size of the page", "a4")] = "a4"
    pages: Annotated[int | None, About("Most pages of documents that say nothing about it", "2")] = None
    redact: Annotated[
        tuple[str, ...], About("What no document shows: `public`, a redaction of your own, fields", "[contact.phone]")
    ] = ()
    redactions: Annotated[tuple[Redaction, ...], About("Redactions of your own")] = ()
    tokens: Annotated[Tokens | None, About("Laid over the theme's tokens", "{colors: {accent: '#7a2e2e'}}")] = None
    name: Annotated[NameForms, About("Forms of your name", "{title: both, citation: initials}")] = NameForms()
    authors: Annotated[AuthorLists, About("How author lists are shown", "{most: 6}")] = AuthorLists()
    fallback: Annotated[
        tuple[Fallback, ...], About("Stand-ins between languages; none between zh and en unless said here")
    ] = ()
    dates: Annotated[DateManner | None, About("How dates are written", "{month: MMMM}")] = None
    nouns: Annotated[tuple[Noun, ...], About("Nouns that quantities count, beside those of the catalogs")] = ()
    messages: Annotated[tuple[MessageOverride, ...], About("Words of your own in place of the catalogs'")] = ()
    message_files: Annotated[tuple[LocalPath, ...], About("Files with more of them, as a list like `messages`")] = ()
    fonts: Annotated[
        tuple[OwnFont, ...], About("Font files of your own, the preferred ones first", "[fonts/MySerif.otf]")
    ] = ()
    source: Annotated[
        SourceForm, About("What of this file a PDF carries within: what it shows, the `full` file, or `none`", "none")
    ] = "shown"
    lint: Annotated[Lint, About("What `cvbuilder check` is not to look for", "{ignore: [CVB104]}")] = Lint()


class Profile(Record, frozen=True, kw_only=True):
    """One person."""

    include: Annotated[
        tuple[Include, ...], About("Further files of this profile, each with keys of its own", "[private.yaml]")
    ] = ()
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
    standfirst: Annotated[Prose | None, About("A press sheet's opening: the whole story in a sentence or two")] = None
    story: Annotated[tuple[Point, ...], About("A press sheet's story in short parts, each with its title")] = ()
    summary: Annotated[tuple[Point, ...], About("Who the person is: paragraphs, or points with labels")] = ()
    bio: Annotated[Bio | None, About("The person in one paragraph of any length, for speaker pages")] = None
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
    press_contact: Annotated[PressContact | None, About("Whom journalists ask")] = None
    languages: Annotated[tuple[SpokenLanguage, ...], About("Languages spoken")] = ()
    references: Annotated[tuple[Reference, ...], About("People who will speak for the person")] = ()
    custom: Annotated[tuple[CustomSection, ...], About("Sections of your own")] = ()
    documents: Annotated[
        tuple[DocumentPlan, ...], About("What `cvbuilder build` makes; a resume in each language if empty")
    ] = ()
    settings: Annotated[Settings, About("How the profile is built")] = Settings()


__all__ = [
    "About",
    "Author",
    "AuthorLists",
    "Award",
    "Bio",
    "Certificate",
    "Contact",
    "Course",
    "CustomEntry",
    "CustomSection",
    "DateManner",
    "Dated",
    "Degree",
    "DocumentPlan",
    "Education",
    "Entry",
    "Experience",
    "Fact",
    "FactKind",
    "Fallback",
    "Grant",
    "Include",
    "Kind",
    "LanguageLevel",
    "Link",
    "Lint",
    "MessageOverride",
    "Name",
    "NameForm",
    "NameForms",
    "Noun",
    "OwnFont",
    "PageSize",
    "Patent",
    "Patents",
    "Personal",
    "Photo",
    "Point",
    "PressContact",
    "PressItem",
    "PrivateField",
    "Profile",
    "Project",
    "Publication",
    "PublicationGroup",
    "PublicationStatus",
    "QrCode",
    "Quantity",
    "Ranked",
    "Record",
    "Redaction",
    "Reference",
    "SectionPlan",
    "Service",
    "Settings",
    "SkillGroup",
    "SourceForm",
    "SpokenLanguage",
    "Stat",
    "Tagged",
    "Talk",
    "Variant",
    "Visibility",
]
