"""Events: every preset reads, wrong files are told at their lines, answers keep the limits."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from cvbuilder.document.blurb import FILLED, start_of
from cvbuilder.document.composition import Composition
from cvbuilder.errors import EventError
from cvbuilder.events import Answer, fill, list_events, load_event, read_event
from cvbuilder.events.contents import sentences
from cvbuilder.events.fill import bounds_for
from cvbuilder.locale import matches, open_locale
from cvbuilder.locale.counting import count
from cvbuilder.profile import parse
from cvbuilder.profile.model import DocumentPlan
from cvbuilder.source import read, read_bytes

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "profiles").glob("*/*.yaml"))
WRONG = yaml.safe_load(Path(__file__).with_name("wrong.yaml").read_text("utf-8"))


def composition(path: Path, tag: str) -> Composition:
    return Composition(parse(read(path)), open_locale(tag), DocumentPlan(kind="bio"))


def answers(name: str, path: Path, tag: str) -> dict[str, Answer]:
    return {answer.field.key: answer for answer in fill(load_event(name), composition(path, tag))}


def test_the_presets_of_the_list() -> None:
    assert {"pretalx", "sessionize", "papercall", "kubecon", "scipy", "cfp-zh", "qcon", "archsummit", "coscup"} <= set(
        list_events()
    )


def asked_in() -> list[tuple[str, str]]:
    """Each event with each of its languages that the samples have."""
    own = {name: load_event(name).languages or ("en", "zh") for name in list_events()}
    return [
        (name, tag) for name in own for tag in ("en", "zh") if any(matches(language, tag) for language in own[name])
    ]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize(("name", "tag"), asked_in())
def test_no_answer_is_over_a_limit(name: str, path: Path, tag: str) -> None:
    event = load_event(name)
    for answer in fill(event, composition(path, tag)):
        for bounds in bounds_for(answer.field, answer.language):
            length = count(answer.text, bounds.unit, answer.language)
            assert bounds.most is None or length <= bounds.most
            if answer.field.content == "bio" and bounds.most is not None and answer.left_out:
                assert length >= bounds.most * FILLED
        if answer.field.content == "bio":
            starts = [start_of(sentence, tag == "zh") for sentence in sentences(answer.text)]
            assert all(one != two for one, two in pairwise(starts))
        assert "{" not in answer.text
        assert bool(answer.text) or answer.problem or answer.field.optional


@pytest.mark.parametrize("case", WRONG, ids=[case["name"] for case in WRONG])
def test_wrong_files(case: dict[str, str]) -> None:
    with pytest.raises(EventError) as caught:
        read_event(read_bytes(case["yaml"].encode(), "event.yaml"))
    told = [f"{each.span.line if each.span else 0} {each.path}: {each.message}" for each in caught.value.diagnostics]
    assert told == case["told"]


def test_an_unknown_event_is_told_with_the_one_that_is_meant() -> None:
    with pytest.raises(EventError, match=r"there is no event pretalks.*did you mean `pretalx`"):
        load_event("pretalks")


def test_an_abstract_loses_whole_sentences() -> None:
    heng = ROOT / "profiles" / "heng-zhang" / "heng-zhang.yaml"
    abstract = answers("papercall", heng, "en")["abstract"]
    assert abstract.text.endswith("companies.")
    assert abstract.left_out == ("talks[0].abstract: the last 4 of 6 sentences",)
    assert answers("cfp-zh", heng, "zh")["内容大纲"].text.startswith("1. ")
    assert answers("cfp-zh", heng, "zh")["公司"].text == "国星宇航"


def test_a_form_that_asks_for_more_gets_the_department() -> None:
    chu = ROOT / "profiles" / "xiangxiang-chu" / "xiangxiang-chu.yaml"
    assert answers("cfp-zh", chu, "zh")["公司"].text == "美团视觉智能部"


def test_what_cannot_be_shortened_is_no_answer() -> None:
    title = answers("revoice", ROOT / "profiles" / "heng-zhang" / "heng-zhang.yaml", "en")["title"]
    assert (title.text, title.problem, title.message) == ("", "long", "8 words at the shortest, 6 at most")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three?", 3),
        ("Dr. Lin builds robots. She teaches.", 2),
        ("At Beihang, J. Lin leads. Fine.", 2),
        ("第一句。第二句！“第三句？”", 3),
        ("Approx. 3.5 million e.g. here", 1),
        ("他说：“好。”然后走了。", 1),
    ],
)
def test_sentences(text: str, parts: int) -> None:
    assert len(sentences(text)) == parts
