"""Ways to break a good file, each with the finding that tells of it. Each takes an open file and changes it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

Mutant = Callable[[Pdf], None]
MUTANTS: dict[str, tuple[str, Mutant]] = {}
"""Name to the code of the finding, and what does the harm."""


def finding(code: str) -> Callable[[Mutant], Mutant]:
    def kept(mutant: Mutant) -> Mutant:
        MUTANTS[mutant.__name__] = (code, mutant)
        return mutant

    return kept


def elements(pdf: Pdf, role: str) -> Iterator[Any]:
    """The structure elements of a type, in reading order."""

    def walk(element: Any) -> Iterator[Any]:
        if str(element.S) == f"/{role}":
            yield element
        for kid in element.K if isinstance(element.get("/K"), Array) else [element.get("/K")]:
            if isinstance(kid, Dictionary) and "/S" in kid:
                yield from walk(kid)

    return walk(pdf.Root.StructTreeRoot.K)


def first(pdf: Pdf, role: str) -> Any:
    return next(elements(pdf, role))


def link(pdf: Pdf) -> Any:
    return pdf.pages[0].obj.Annots[0]


def content(pdf: Pdf, change: Callable[[bytes], bytes]) -> None:
    page = pdf.pages[0]
    before = page.obj.Contents.read_bytes()
    after = change(before)
    assert after != before
    page.obj.Contents = Stream(pdf, after)


def metadata(pdf: Pdf, pattern: bytes, instead: bytes) -> None:
    before = pdf.Root.Metadata.read_bytes()
    after = re.sub(pattern, instead, before, flags=re.DOTALL)
    assert after != before
    pdf.Root.Metadata = Stream(pdf, after, Type=Name.Metadata, Subtype=Name.XML)


def font(pdf: Pdf) -> Any:
    """A font that the first page uses."""
    return pdf.pages[0].obj.Resources.Font.F1


def unicode_map(pdf: Pdf, pattern: bytes, instead: bytes) -> None:
    before = font(pdf).ToUnicode.read_bytes()
    after = re.sub(pattern, instead, before, count=1)
    assert after != before
    font(pdf).ToUnicode = Stream(pdf, after)


# what the file says of itself


@finding("no-language")
def no_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


@finding("no-language")
def language_by_name(pdf: Pdf) -> None:
    pdf.Root.Lang = String("English (UK)")


@finding("not-marked")
def no_mark_info(pdf: Pdf) -> None:
    del pdf.Root.MarkInfo


@finding("not-marked")
def marked_false(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


@finding("title-hidden")
def title_not_displayed(pdf: Pdf) -> None:
    del pdf.Root.ViewerPreferences


@finding("no-output-intent")
def no_output_intent(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


@finding("no-output-intent")
def profile_cut_off(pdf: Pdf) -> None:
    profile = pdf.Root.OutputIntents[0].DestOutputProfile
    profile.write(profile.read_bytes()[:200])


@finding("not-identified")
def no_accessibility_in_metadata(pdf: Pdf) -> None:
    metadata(pdf, b"<pdfuaid:part>1</pdfuaid:part>", b"")


@finding("not-identified")
def no_archive_in_metadata(pdf: Pdf) -> None:
    metadata(pdf, b"<pdfaid:part>3</pdfaid:part>", b"")


@finding("not-identified")
def lower_conformance(pdf: Pdf) -> None:
    metadata(pdf, b"<pdfaid:conformance>A<", b"<pdfaid:conformance>B<")


@finding("no-title")
def no_title(pdf: Pdf) -> None:
    metadata(pdf, b"<dc:title>.*</dc:title>", b"")


@finding("title-differs")
def another_title(pdf: Pdf) -> None:
    pdf.docinfo.Title = String("Untitled")


@finding("forbidden")
def script_on_opening(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


@finding("forbidden")
def named_scripts(pdf: Pdf) -> None:
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([])))


@finding("forbidden")
def link_launches_a_program(pdf: Pdf) -> None:
    link(pdf).A = Dictionary(S=Name.Launch, F=String("calc.exe"))


# the tree


@finding("no-structure")
def no_structure(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot


@finding("role-unknown")
def role_of_ones_own(pdf: Pdf) -> None:
    first(pdf, "P").S = Name.Bullet


@finding("heading-skipped")
def heading_skipped(pdf: Pdf) -> None:
    for heading in elements(pdf, "H2"):
        heading.S = Name.H3


@finding("heading-twice")
def two_titles(pdf: Pdf) -> None:
    first(pdf, "H2").S = Name.H1


@finding("figure-without-words")
def no_alternative(pdf: Pdf) -> None:
    del first(pdf, "Figure").Alt


@finding("language-malformed")
def paragraph_in_no_language(pdf: Pdf) -> None:
    first(pdf, "P").Lang = String("??")


@finding("nesting")
def item_outside_a_list(pdf: Pdf) -> None:
    first(pdf, "L").S = Name.Sect


@finding("nesting")
def paragraph_in_a_list(pdf: Pdf) -> None:
    first(pdf, "LI").S = Name.P


@finding("nesting")
def content_in_a_section(pdf: Pdf) -> None:
    first(pdf, "P").S = Name.Sect


@finding("element-empty")
def an_empty_paragraph(pdf: Pdf) -> None:
    del first(pdf, "P").K


@finding("element-twice")
def read_twice(pdf: Pdf) -> None:
    section = first(pdf, "Sect")
    section.K.append(section.K[0])


@finding("parent-wrong")
def another_parent(pdf: Pdf) -> None:
    first(pdf, "P").P = pdf.Root.StructTreeRoot


@finding("link-incomplete")
def link_without_its_annotation(pdf: Pdf) -> None:
    element = first(pdf, "Link")
    element.K = Array([kid for kid in element.K if not isinstance(kid, Dictionary)])


# the way back


@finding("parent-tree")
def entries_swapped(pdf: Pdf) -> None:
    entries = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    entries[0], entries[1] = entries[1], entries[0]


@finding("parent-tree")
def entry_missing(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot.ParentTree.Nums[1][-1]


@finding("parent-tree")
def no_parent_tree(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot.ParentTree


@finding("parent-tree")
def pages_off_by_one(pdf: Pdf) -> None:
    for page in pdf.pages:
        page.obj.StructParents = int(page.obj.StructParents) + 1


@finding("parent-tree")
def link_of_another(pdf: Pdf) -> None:
    link(pdf).StructParent = int(link(pdf).StructParent) + 1


@finding("parent-tree")
def next_key_taken(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTreeNextKey = 1


@finding("mark-orphan")
def content_without_element(pdf: Pdf) -> None:
    heading = first(pdf, "H1")
    heading.K = 999


@finding("mark-missing")
def element_without_content(pdf: Pdf) -> None:
    first(pdf, "H1").K = Array([first(pdf, "H1").K, 999])


@finding("mark-owned-twice")
def two_owners(pdf: Pdf) -> None:
    first(pdf, "H1").K = Array([first(pdf, "H1").K, 1, 2, 3])


@finding("mark-tag")
def marked_as_another_type(pdf: Pdf) -> None:
    first(pdf, "H1").S = Name.P


@finding("tabs")
def no_tabs(pdf: Pdf) -> None:
    del pdf.pages[0].obj.Tabs


@finding("link-without-words")
def no_contents(pdf: Pdf) -> None:
    del link(pdf).Contents


@finding("link-untagged")
def link_not_in_the_tree(pdf: Pdf) -> None:
    pdf.pages[0].obj.Annots.append(pdf.make_indirect(Dictionary(link(pdf))))


# the content


@finding("untagged-ink")
def rule_without_a_mark(pdf: Pdf) -> None:
    content(pdf, lambda stream: stream + b"\n0 0 10 10 re f")


@finding("untagged-ink")
def artifact_not_said(pdf: Pdf) -> None:
    content(pdf, lambda stream: stream.replace(b"/Artifact <</Type/Layout>>BDC", b"/Quiet BMC"))


@finding("untagged-ink")
def text_without_an_id(pdf: Pdf) -> None:
    content(pdf, lambda stream: stream.replace(b"/H1 <</MCID 0>>BDC", b"/H1 BMC", 1))


@finding("marks-unbalanced")
def mark_not_closed(pdf: Pdf) -> None:
    content(pdf, lambda stream: stream.rpartition(b"EMC")[0])


@finding("marks-unbalanced")
def mark_closed_twice(pdf: Pdf) -> None:
    content(pdf, lambda stream: stream + b"\nEMC")


@finding("marks-nested")
def artifact_within_text(pdf: Pdf) -> None:
    content(pdf, lambda stream: stream.replace(b"ET\n", b"/Artifact BMC\nEMC\nET\n", 1))


@finding("mark-twice")
def one_id_for_two(pdf: Pdf) -> None:
    content(pdf, lambda stream: re.sub(rb"/MCID 2>", b"/MCID 1>", stream))


# the fonts


@finding("no-unicode-map")
def no_unicode_map(pdf: Pdf) -> None:
    del font(pdf).ToUnicode


@finding("unmapped")
def character_lost(pdf: Pdf) -> None:
    unicode_map(pdf, rb"<0001> <[0-9A-F]+>\n", b"")


@finding("not-text")
def private_use(pdf: Pdf) -> None:
    unicode_map(pdf, rb"<0001> <[0-9A-F]+>", b"<0001> <E001>")


@finding("not-text")
def replacement_character(pdf: Pdf) -> None:
    unicode_map(pdf, rb"<0001> <[0-9A-F]+>", b"<0001> <FFFD>")


@finding("not-text")
def radical(pdf: Pdf) -> None:
    unicode_map(pdf, rb"<0001> <[0-9A-F]+>", b"<0001> <2F08>")


@finding("width")
def wrong_width(pdf: Pdf) -> None:
    font(pdf).DescendantFonts[0].W[1][0] = 123


@finding("width")
def wrong_default_width(pdf: Pdf) -> None:
    font(pdf).DescendantFonts[0].DW = 777


@finding("not-embedded")
def font_not_embedded(pdf: Pdf) -> None:
    del font(pdf).DescendantFonts[0].FontDescriptor.FontFile2


@finding("not-embedded")
def program_cut_off(pdf: Pdf) -> None:
    program = font(pdf).DescendantFonts[0].FontDescriptor.FontFile2
    program.write(program.read_bytes()[:90])


@finding("font-missing")
def font_of_no_page(pdf: Pdf) -> None:
    content(pdf, lambda stream: stream.replace(b"/F1 ", b"/F99 ", 1))
