"""The error tree, the diagnostics that errors carry, and the places in a file that diagnostics name.

    CvBuilderError
      ProfileError            every problem of a profile at once
      ThemeError              every problem of a theme at once
      LocaleError
        UnknownLocale
        MissingMessage
        MissingTranslation
      FontError
        UnknownFace
        MissingGlyph
      LayoutError
        BoxTooLarge
        DoesNotFit
        UnresolvedField
      ProofError
      LimitError
        NothingToTell
        TooLittle
      EventError
      EngineError
      WriteError

A user's mistake is one of these; a bug stays an ordinary exception. Nothing here prints or exits.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct


class SourceSpan(Struct, frozen=True):
    """A stretch of a source file: offsets and columns count Unicode code points.

    `start` and `end` are offsets into the decoded text without its byte order mark, `end` exclusive;
    `line` and `column` are those of `start` and begin at 1, as editors show them; both are 0 for an option of the
    command line, which `file` then names.
    """

    file: str
    start: int
    end: int
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Diagnostic(Struct, frozen=True):
    """One problem, told so that its reader can mend it.

    `path` is the place in the profile (`education[0].start`), empty for the file as a whole;
    `expected` says what would have been right, `hint` what to do; both may be empty.
    """

    message: str
    span: SourceSpan | None = None
    path: str = ""
    expected: str = ""
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.span}: " if self.span else ""
        path = f"{self.path}: " if self.path else ""
        expected = f"; expected {self.expected}" if self.expected else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{place}{path}{self.message}{expected}{hint}"


class CvBuilderError(Exception):
    """The root of all errors that a user's input can cause. `diagnostics` is never empty."""

    def __init__(self, diagnostics: Sequence[Diagnostic] | str) -> None:
        found = (Diagnostic(diagnostics),) if isinstance(diagnostics, str) else tuple(diagnostics)
        super().__init__("\n".join(map(str, found)))
        self.diagnostics = found


class ProfileError(CvBuilderError):
    """The profile, or a file that it names, cannot be used as it is."""


class ThemeError(CvBuilderError):
    """A theme has an unknown or wrong token, or a document asks for a theme that does not exist."""


class LocaleError(CvBuilderError):
    """A language or a message of it is not to be had."""


class UnknownLocale(LocaleError):
    """No catalog serves the language that was asked for."""


class MissingMessage(LocaleError):
    """A catalog lacks a message that the program needs: a fault of the catalog."""


class MissingTranslation(LocaleError):
    """A required field has no text in the document's language, nor in its fallback chain."""


class FontError(CvBuilderError):
    """A face is unknown, unreadable, or lacks what is asked of it."""


class UnknownFace(FontError):
    """No face has this id."""


class MissingGlyph(FontError):
    """No face of the chain draws a character; the diagnostics name each one and its field."""


class LayoutError(CvBuilderError):
    """The document cannot be laid out as asked."""


class BoxTooLarge(LayoutError):
    """A box that cannot be split is larger than an empty page."""


class DoesNotFit(LayoutError):
    """The document needs more pages than it may have."""


class UnresolvedField(LayoutError):
    """A field refers to what no page holds, or does not settle."""


class ProofError(CvBuilderError):
    """A file cannot be read back, or is of no document that its profile has."""


class LimitError(CvBuilderError):
    """No text about the person is as short, or as long, as is asked; the message names the nearest length."""


class NothingToTell(LimitError):
    """The profile says nothing in this language that a biography could be made of."""


class TooLittle(LimitError):
    """All there is to tell is shorter than what is asked for."""


class EventError(CvBuilderError):
    """An event is not known, or its file says what it may not."""


class EngineError(CvBuilderError):
    """Whoever was to build the documents of a batch is not to be had, or has gone."""


class WriteError(CvBuilderError):
    """The bytes could not be written where they were to go."""
