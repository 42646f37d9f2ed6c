"""cvbuilder: one YAML profile, every document a professional is asked for, in English and in Chinese.

The steps, each a pure function over frozen values, and what stands between them:

    read(path) -> Source                            strict YAML, each node with its place
    parse(source) -> Profile                        typed and checked
    compose(profile, locale, plan) -> Document      what is said, in one language
    lay_out(document, style, faces) -> Pages        where it stands
    write_pdf(document, pages, library) -> bytes    the file

`build` runs them all for a profile's path; `open_locale`, `load_theme`, `resolve_style` and `bundled_fonts`
give what they need beside it. All errors are subclasses of CvBuilderError.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cvbuilder.document.compose import compose
    from cvbuilder.document.nodes import Document
    from cvbuilder.errors import (
        BoxTooLarge,
        CvBuilderError,
        Diagnostic,
        DoesNotFit,
        EngineError,
        EventError,
        FontError,
        LayoutError,
        LimitError,
        LocaleError,
        MissingGlyph,
        MissingMessage,
        MissingTranslation,
        NothingToTell,
        ProfileError,
        ProofError,
        SourceSpan,
        ThemeError,
        TooLittle,
        UnknownFace,
        UnknownLocale,
        UnresolvedField,
        WriteError,
    )
    from cvbuilder.fonts import bundled as bundled_fonts
    from cvbuilder.layout.boxes import Pages
    from cvbuilder.layout.lay_out import lay_out
    from cvbuilder.locale import Locale, open_locale
    from cvbuilder.pipeline import Built, Request, build
    from cvbuilder.profile import Profile, parse
    from cvbuilder.profile.model import DocumentPlan
    from cvbuilder.source import Source, read
    from cvbuilder.theme import Style, load_theme
    from cvbuilder.theme import resolve as resolve_style
    from cvbuilder.writers.pdf import write_pdf

_PLACES = {
    "__version__": "cvbuilder.version:__version__",
    "Built": "cvbuilder.pipeline:Built",
    "Document": "cvbuilder.document.nodes:Document",
    "DocumentPlan": "cvbuilder.profile.model:DocumentPlan",
    "Locale": "cvbuilder.locale:Locale",
    "Pages": "cvbuilder.layout.boxes:Pages",
    "Profile": "cvbuilder.profile:Profile",
    "Request": "cvbuilder.pipeline:Request",
    "Source": "cvbuilder.source:Source",
    "Style": "cvbuilder.theme:Style",
    "build": "cvbuilder.pipeline:build",
    "bundled_fonts": "cvbuilder.fonts:bundled",
    "compose": "cvbuilder.document.compose:compose",
    "lay_out": "cvbuilder.layout.lay_out:lay_out",
    "load_theme": "cvbuilder.theme:load_theme",
    "open_locale": "cvbuilder.locale:open_locale",
    "parse": "cvbuilder.profile:parse",
    "read": "cvbuilder.source:read",
    "resolve_style": "cvbuilder.theme:resolve",
    "write_pdf": "cvbuilder.writers.pdf:write_pdf",
}
"""Where names stand, but for the errors. All are imported when first used: a command pays only for what it needs."""


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, attribute = _PLACES.get(name, f"cvbuilder.errors:{name}").partition(":")
    return getattr(import_module(module), attribute)


__all__ = [
    "BoxTooLarge",
    "Built",
    "CvBuilderError",
    "Diagnostic",
    "Document",
    "DocumentPlan",
    "DoesNotFit",
    "EngineError",
    "EventError",
    "FontError",
    "LayoutError",
    "LimitError",
    "Locale",
    "LocaleError",
    "MissingGlyph",
    "MissingMessage",
    "MissingTranslation",
    "NothingToTell",
    "Pages",
    "Profile",
    "ProfileError",
    "ProofError",
    "Request",
    "Source",
    "SourceSpan",
    "Style",
    "ThemeError",
    "TooLittle",
    "UnknownFace",
    "UnknownLocale",
    "UnresolvedField",
    "WriteError",
    "build",
    "bundled_fonts",
    "compose",
    "lay_out",
    "load_theme",
    "open_locale",
    "parse",
    "read",
    "resolve_style",
    "write_pdf",
]
