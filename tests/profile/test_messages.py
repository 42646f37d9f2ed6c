"""Files of a user's own messages are read as `settings.messages` is."""

from __future__ import annotations

import pytest

from cvbuilder.errors import ProfileError
from cvbuilder.profile.messages import parse_messages
from cvbuilder.source import read_bytes


def test_a_list_of_messages() -> None:
    source = read_bytes("- {message: section.experience, text: {en: Work, zh-Hans: 工作}}\n".encode(), "words.yaml")
    (override,) = parse_messages(source, ["en", "zh"])
    assert override.message == "section.experience"
    assert [(text.language, text.text) for text in override.text.texts] == [("en", "Work"), ("zh", "工作")]


def test_every_problem_of_the_file() -> None:
    source = read_bytes(
        b"- {mesage: section.experience, text: Work}\n- {message: a.b, text: {fr: Travail}}\n", "words.yaml"
    )
    with pytest.raises(ProfileError) as caught:
        parse_messages(source, ["en", "zh"])
    assert [(str(problem.span), problem.path) for problem in caught.value.diagnostics] == [
        ("words.yaml:1:4", "[0].mesage"),
        ("words.yaml:2:25", "[1].text.fr"),
    ]
