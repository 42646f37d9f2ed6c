"""A speaker with everything: two scripts, links, a portrait with a place in it, a talk with a day."""

from __future__ import annotations

import io

import pytest
from PIL import Image as Picture

from cvbuilder.document.blurb.card import CardTalk, Passage, SpeakerCard, Wording
from cvbuilder.document.nodes import Image


def jpeg_with_place() -> bytes:
    """A JPEG of 8 by 4 pixels that is turned (orientation 6), with GPS data and a comment."""
    picture, out = Picture.new("RGB", (8, 4), "navy"), io.BytesIO()
    exif = Picture.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Maker"
    exif.get_ifd(0x8825).update({1: "N", 2: (39.0, 54.0, 0.0), 3: "E", 4: (116.0, 23.0, 0.0)})
    picture.save(out, "JPEG", exif=exif, comment=b"at home")
    return out.getvalue()


@pytest.fixture
def card() -> SpeakerCard:
    talk = CardTalk(
        "2026-05-20", "2026-05-21", "en", "https://example.org/talk", (("Slides", "https://example.org/s"),)
    )
    english = Wording(
        "en", "Yuan Lin", "Yuan", "Lin", "Engineer; maker", "Engineer", "Lin & Sons, Ltd.", "R&D", "Beijing, China",
        "Yuan Lin builds robots, <small> ones; see https://example.org.\nAnd more. " + "Long words follow. " * 9,
        "Robots; or, People", "A \\ subtitle", "What, then?", "ExampleConf", "Beijing", "Beginner",
        (("name", "Yuan Lin"), ("bio", "Builds \"robots\", small ones")),
    )  # fmt: skip
    chinese = Wording(
        "zh-Hans", "林远", "远", "林", "工程师", "工程师", "示例公司", "研发部", "中国北京",
        "现任示例公司工程师，从事机器人研究。" * 6, "机器人", "", "摘要。", "示例大会", "北京", "入门",
        (("name", "林远"), ("bio", "现任工程师，从事机器人研究")),
    )  # fmt: skip
    passages = (
        Passage("bio", "50 words", "en", english.bio, "40 words"),
        Passage("bio", "80 字", "zh-Hans", "现任*工程师*。", "7 字"),
    )
    return SpeakerCard(
        slug="lin-yuan", wordings=(english, chinese), passages=passages, email="lin@example.org",
        phone="+86 (10) 5550-0100", website="https://example.org", links=(("GitHub", "https://github.com/example"),),
        spoken=("zh", "en"), sort_as="Lin Yuan", photo=Image("photo.jpg", jpeg_with_place()), talk=talk,
        updated="2026-01-02",
    )  # fmt: skip
