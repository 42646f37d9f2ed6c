"""Where an index has a person: the table of names with their places."""

from __future__ import annotations

import pytest

from cvbuilder.document.booklet import filed
from cvbuilder.locale import pinyin
from cvbuilder.profile import parse
from cvbuilder.source import read_bytes

TABLE = [
    ("{given: {en: Lei, zh: 磊}, family: {en: Zhang, zh: 张}}", "zhang lei", "Z", False),
    ("{given: Vincent, family: van Example}", "van example vincent", "V", False),
    ("{given: Vincent, family: van Example, sort_as: 'Example, Vincent van'}", "example, vincent van", "E", False),
    ("{given: Åsa, family: Öberg}", "oberg asa", "O", False),
    ("{given: Łucja, family: Ślązak}", "slazak lucja", "S", False),
    ("Ada Example", "example ada", "E", False),
    ("Lei Zhang 张磊", "zhang lei", "Z", False),
    ("Plato", "plato", "P", False),
    ("张磊", "zhang lei", "Z", True),
    ("单雄", "shan xiong", "S", True),
    ("曾国", "zeng guo", "Z", True),
    ("仇远", "qiu yuan", "Q", True),
    ("解晖", "xie hui", "X", True),
    ("任静", "ren jing", "R", True),
    ("欧阳雅达", "ouyang yada", "O", True),
    ("尉迟敬", "yuchi jing", "Y", True),
    ("{given: {zh: 重光}, family: {zh: 查}}", "zha chongguang", "Z", True),
    ("約翰·史密斯", "yuehan·shimisi", "Y", True),
    ("Ελένη Παπά", "παπα ελενη", "#", False),
]


@pytest.mark.parametrize(("name", "key", "letter", "guessed"), TABLE)
def test_a_name_is_filed(name: str, key: str, letter: str, guessed: bool) -> None:
    found = filed(parse(read_bytes(f"name: {name}\n".encode(), "a.yaml")))
    assert (found.key, found.letter, found.guessed) == (key, letter, guessed)


def test_without_pypinyin_a_han_name_alone_has_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pinyin, "is_to_be_had", lambda: False)
    assert filed(parse(read_bytes("name: 张磊\n".encode(), "a.yaml"))).key == ""
    assert filed(parse(read_bytes("name: {display: 张磊, sort_as: Zhang Lei}\n".encode(), "a.yaml"))).key == "zhang lei"
