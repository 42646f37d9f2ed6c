"""Ways to break the files that a good file carries, each with the finding that tells of it."""

from __future__ import annotations

from typing import Any

from pikepdf import Array, Name, Pdf, String

from tests.prove.mutants import finding


def file(pdf: Pdf, name: str = "profile.yaml") -> Any:
    """The specification of an attached file."""
    names = pdf.Root.Names.EmbeddedFiles.Names
    return next(names[at + 1] for at in range(0, len(names), 2) if str(names[at]) == name)


@finding("file-unassociated")
def no_associated_files(pdf: Pdf) -> None:
    del pdf.Root.AF


@finding("file-unassociated")
def one_file_not_associated(pdf: Pdf) -> None:
    pdf.Root.AF = Array(list(pdf.Root.AF)[:1])


@finding("file-unreached")
def associated_and_not_listed(pdf: Pdf) -> None:
    pdf.Root.Names.EmbeddedFiles.Names = Array(list(pdf.Root.Names.EmbeddedFiles.Names)[:2])


@finding("file-relation")
def no_relation(pdf: Pdf) -> None:
    del file(pdf).AFRelationship


@finding("file-relation")
def unknown_relation(pdf: Pdf) -> None:
    file(pdf).AFRelationship = Name.Friend


@finding("file-undescribed")
def no_description(pdf: Pdf) -> None:
    del file(pdf).Desc


@finding("file-unnamed")
def no_unicode_name(pdf: Pdf) -> None:
    del file(pdf).UF


@finding("file-unnamed")
def another_name(pdf: Pdf) -> None:
    file(pdf).F = String("other.yaml")


@finding("file-missing")
def file_not_there(pdf: Pdf) -> None:
    del file(pdf).EF.F


@finding("file-type")
def no_media_type(pdf: Pdf) -> None:
    del file(pdf).EF.F.Subtype


@finding("file-date")
def no_date(pdf: Pdf) -> None:
    del file(pdf).EF.F.Params.ModDate


@finding("file-size")
def another_size(pdf: Pdf) -> None:
    file(pdf).EF.F.Params.Size = 1


@finding("file-size")
def file_cut_off(pdf: Pdf) -> None:
    content = file(pdf).EF.F
    parameters, kind = content.Params, content.Subtype
    content.write(content.read_bytes()[:-20])
    content.Params, content.Subtype = parameters, kind


@finding("file-order")
def names_out_of_order(pdf: Pdf) -> None:
    names = list(pdf.Root.Names.EmbeddedFiles.Names)
    pdf.Root.Names.EmbeddedFiles.Names = Array([*names[2:4], *names[:2], *names[4:]])


@finding("file-order")
def a_name_twice(pdf: Pdf) -> None:
    names = list(pdf.Root.Names.EmbeddedFiles.Names)
    pdf.Root.Names.EmbeddedFiles.Names = Array([*names[:2], *names])
