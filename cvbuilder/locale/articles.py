"""English articles and verbs: *a* or *an*, or none before a title that one person holds; *leads* and *lead*.

Takes words, gives words; knows nothing of documents. No other language needs it.
"""

from __future__ import annotations

import re

_SOLE = re.compile(
    r"\b(?:C[A-Z]O|[Cc]hief|[Dd]irector|[Hh]ead|[Cc]hair(?!\s+Professor)|[Cc]hair(?:man|woman|person)|[Pp]resident"
    r"|[Dd]ean|[Pp]rovost|[Ff]ounder|[Cc]o-[Ff]ounder|[Oo]wner|[Cc]hair Professor|[Ss]ecretary|[Tt]reasurer)\b"
)
"""Titles that stand without an article: AI Technology CTO of, Head of, Chair Professor of."""
_ARTICLE = re.compile(r"(?:an?|the|one|two|three|four|five|six|seven|my|his|her|their|our)\s", re.IGNORECASE)
_SPELLED = re.compile(r"[A-Z](?:[A-Z0-9.&]|$|(?=\W))")
_CONSONANT = re.compile(r"(?:eu|u(?:ni(?!n|m)|s[aeu]|ti|ra|k)|one\b|once\b)", re.IGNORECASE)
_SILENT = re.compile(r"(?:hour|honou?r|honest|heir)", re.IGNORECASE)
_IRREGULAR = {"is": ("am", "are"), "was": ("was", "were"), "has": ("have", "have"), "does": ("do", "do")}
_MODAL = ("was", "has", "is", "does")


def with_article(words: str) -> str:
    """Return `a Senior Researcher`, `an Algorithm Engineer`, `an M.S.`; `Head of Research` as it stands."""
    if not words or _ARTICLE.match(words) or _SOLE.search(words):
        return words
    return f"{'an' if _sounds_like_a_vowel(words) else 'a'} {words}"


def _sounds_like_a_vowel(words: str) -> bool:
    first = re.split(r"[\s-]", words, maxsplit=1)[0]
    if _SPELLED.match(first) and (first.isupper() or "." in first):
        # Initials are said by their letters; those that make a word of their own cannot be told, and are few.
        return first[0] in "AEFHILMNORSX"
    return bool(_SILENT.match(first)) or (first[:1].lower() in "aeiou" and not _CONSONANT.match(first))


def conjugated(verb: str, person: str) -> str:
    """Return a verb of the third person singular for another: leads, lead; is, am or are. A past form stays.

    `person` is `singular` (he, she, a name), `first` (I) or `they`.
    """
    if person == "singular":
        return verb
    if verb.lower() in _IRREGULAR:
        return _IRREGULAR[verb.lower()][person == "they"]
    if not verb.endswith("s") or verb.endswith(("ss", "us")):
        return verb
    if verb.endswith("ies") and len(verb) > 4:
        return verb[:-3] + "y"
    return verb[:-2] if verb.endswith(("sses", "shes", "ches", "xes", "zzes", "oes", "cuses")) else verb[:-1]


def uncapitalised(words: str) -> str:
    """Return the words of a list as they stand within a sentence: Generative AI, generative AI; 2D, LLM, CLIP stay.

    What has a capital of its own is told by its look: more capitals in it, a digit, the ending of a name (Bayesian).
    """
    first = re.split(r"[\s\-/]", words, maxsplit=1)[0]
    own = any(letter.isupper() or letter.isdigit() for letter in first[1:])
    if own or len(first) < 2 or re.search(r"(?:ian|ean|ese|ish)s?$", first) or first in _NAMES:
        return words
    return words[:1].lower() + words[1:]


_NAMES = frozenset(
    (
        "Fourier", "Markov", "Monte", "Bayes", "Riemann", "Hilbert", "Turing", "Kalman", "Python", "Java", "Rust", "Go",
        "Kubernetes", "Linux", "Docker", "Unity", "Web", "Internet", "China", "Europe", "Africa", "Asia", "America",
        "Japan", "Germany", "France", "Greek", "French", "Arabic", "Latin", "Android", "Windows", "Ruby", "Swift",
        "Scala", "Julia", "Haskell", "Spark", "Kafka", "Hadoop", "Git", "Django", "React",
    )
)  # fmt: skip
"""Names that begin research interests and skills."""
