"""The model of names: the person's own, the forms that it takes, how lists of authors are shown."""

from __future__ import annotations

from typing import Annotated, Literal

from cvbuilder.profile.record import About, Record
from cvbuilder.profile.text import Neutral

NameForm = Literal[
    "usual", "given_first", "family_first", "capitals", "capitals_last", "comma", "initials", "initials_first",
    "pinyin", "both",
]  # fmt: skip


class Name(Record, frozen=True, kw_only=True):
    """A person's name; a plain string is the name as displayed in every language."""

    shorthand = "display"
    given: Annotated[Neutral | None, About("Given name, per script where there are two", "{en: Zhao, zh: 钊}")] = None
    family: Annotated[Neutral | None, About("Family name", "{en: Zhong, zh: 钟}")] = None
    display: Annotated[
        Neutral | None, About("The whole name where it is not given + family as the language orders them")
    ] = None
    suffix: Annotated[Neutral | None, About("What stands behind the name", "Jr.")] = None
    transliterated: Annotated[
        bool, About("The Chinese name says a foreign one by its sounds: given name first, 约翰·史密斯", "true")
    ] = False
    aliases: Annotated[tuple[str, ...], About("Other forms, found in author lists", "[L. Zhang]")] = ()
    sort_as: Annotated[str | None, About("What an index sorts by", "Zhang Lei")] = None


class NameForms(Record, frozen=True, kw_only=True):
    """How your name is written, for each place: a single word holds for title, head and metadata.

    `usual` is the language's own way, Lei Zhang or 张磊; a Chinese name stays as it is in all forms.
    `given_first` Lei Zhang, `family_first` Zhang Lei, `capitals` ZHANG Lei, `capitals_last` Lei ZHANG, `comma`
    Zhang, Lei, `initials` Zhang, L., `initials_first` L. Zhang; `pinyin` has the family name first and the given
    name in one word, Chang Xi'an for Xi-An; `both` is the usual form with the name in the other script behind it,
    Lei Zhang 张磊, where there is one.
    """

    shorthand = "form"
    form: Annotated[NameForm | None, About("In title, running head and metadata", "family_first")] = None
    title: Annotated[NameForm | None, About("Over the document; `both` on a speaker's sheet", "both")] = None
    head: Annotated[NameForm | None, About("At the head of further pages", "initials_first")] = None
    citation: Annotated[NameForm | None, About("Among authors; as each list has it if absent", "initials")] = None
    metadata: Annotated[NameForm | None, About("In the file's properties", "usual")] = None


class AuthorLists(Record, frozen=True, kw_only=True):
    """How author lists are shown; a number is `most`."""

    shorthand = "most"
    most: Annotated[
        int | None, About("Longer lists are cut to so many names; your own is always kept, with its place", "3")
    ] = None
    equal: Annotated[str | None, About("The sign of equal contribution; free ones are found if absent", "'#'")] = None
    corresponding: Annotated[str | None, About("The sign of the corresponding author", "'*'")] = None
