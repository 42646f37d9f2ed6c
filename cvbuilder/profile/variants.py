"""What tells one variant of a document from another, and the files that a profile is put together of.

Values alone: who is shown what is the composer's to say, which files there are the pipeline's.
"""

from __future__ import annotations

from typing import Annotated, Literal

from cvbuilder.profile.record import About, Record
from cvbuilder.profile.text import LocalPath, Tag

Length = Literal["long", "short"]
"""Which of two texts a document shows, where a field has a long and a short one."""

SourceForm = Literal["shown", "full", "none"]
"""What of a profile a PDF carries: what it shows, the files as they are, nothing."""


class Variant(Record, frozen=True, kw_only=True):
    """Which of several documents of one kind and language it is, and what makes it so."""

    tags: Annotated[
        tuple[Tag, ...], About("Show what has one of these tags or none; everything if empty", "[research]")
    ] = ()
    length: Annotated[
        Length | None, About("Which text, where there is a long and a short one; the long one while it fits", "short")
    ] = None
    redact: Annotated[
        tuple[str, ...], About("What must not be in it: `public`, a redaction of your own, fields", "[public, photo]")
    ] = ()
    variant: Annotated[
        Tag | None, About("Its part of the file's name; else made of tags, length and redactions", "web")
    ] = None
    formats: Annotated[tuple[str, ...], About("In which formats; pdf if empty", "[pdf]")] = ()


class Redaction(Record, frozen=True, kw_only=True):
    """Fields that are left out together, under a name that documents ask for."""

    name: Annotated[Tag, About("What documents and `--redact` call it", "agency")]
    fields: Annotated[tuple[str, ...], About("The fields, by their paths", "[contact, references.phone]")]


class Include(Record, frozen=True, kw_only=True):
    """A further file of the profile; its path alone will mostly do."""

    shorthand = "file"
    file: Annotated[LocalPath, About("YAML, below the profile's folder", "private.yaml")]
    optional: Annotated[bool, About("Whether a build goes on where the file is absent", "true")] = False
