"""English articles, verbs and capitals."""

import pytest

from cvbuilder.locale.articles import conjugated, uncapitalised, with_article

ARTICLES = {
    "Senior Researcher": "a Senior Researcher",
    "Algorithm Engineer": "an Algorithm Engineer",
    "AI Researcher": "an AI Researcher",
    "M.S.": "an M.S.",
    "Ph.D.": "a Ph.D.",
    "MBA": "an MBA",
    "B.S.": "a B.S.",
    "University Lecturer": "a University Lecturer",
    "European Fellow": "a European Fellow",
    "Honorary Fellow": "an Honorary Fellow",
    "AI Technology CTO": "AI Technology CTO",
    "Deputy Director": "Deputy Director",
    "Head of Research": "Head of Research",
    "Chair Professor of Artificial Intelligence": "Chair Professor of Artificial Intelligence",
    "the first employee": "the first employee",
    "LLM Engineer": "an LLM Engineer",
    "UX Designer": "a UX Designer",
    "Undergraduate": "an Undergraduate",
}


@pytest.mark.parametrize(("words", "wanted"), ARTICLES.items())
def test_articles(words: str, wanted: str) -> None:
    assert with_article(words) == wanted


@pytest.mark.parametrize(
    ("verb", "first", "they"),
    [
        ("is", "am", "are"),
        ("was", "was", "were"),
        ("has", "have", "have"),
        ("leads", "lead", "lead"),
        ("studies", "study", "study"),
        ("teaches", "teach", "teach"),
        ("focuses", "focus", "focus"),
        ("led", "led", "led"),
        ("received", "received", "received"),
        ("discusses", "discuss", "discuss"),
        ("goes", "go", "go"),
        ("specializes", "specialize", "specialize"),
    ],
)
def test_verbs(verb: str, first: str, they: str) -> None:
    assert conjugated(verb, "singular") == verb
    assert (conjugated(verb, "first"), conjugated(verb, "they")) == (first, they)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Generative AI", "generative AI"),
        ("LLM pre-training", "LLM pre-training"),
        ("2D perception", "2D perception"),
        ("Bayesian statistics", "Bayesian statistics"),
        ("Large-scale digital twins", "large-scale digital twins"),
        ("Python", "Python"),
        ("CLIP", "CLIP"),
    ],
)
def test_capitals(words: str, wanted: str) -> None:
    assert uncapitalised(words) == wanted
