"""Each format of a card, read back by a library that is not ours, or held against a schema of its documented fields."""

from __future__ import annotations

import csv
import io
import json
import re
from base64 import b64decode
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import icalendar
import jsonschema
import pytest
import vobject
from msgspec.structs import replace
from PIL import Image as Picture

from cvbuilder.document.blurb.card import SpeakerCard
from cvbuilder.errors import EventError
from cvbuilder.exchange import FORMATS
from cvbuilder.exchange.lines import OCTETS
from cvbuilder.exchange.photo import size_of, without_metadata

HERE = Path(__file__).parent


def written(card: SpeakerCard, name: str) -> bytes:
    content = FORMATS[name].load()(card)
    assert content == FORMATS[name].load()(card)
    return content


def unfolded(content: bytes) -> list[str]:
    lines = content.split(b"\r\n")
    assert lines[-1] == b"" and all(len(line) <= OCTETS for line in lines)
    for line in lines:
        line.decode("utf-8")  # no character is divided
    return content.decode().replace("\r\n ", "").splitlines()


@pytest.mark.parametrize("shape", ["pretalx", "sessionize"])
def test_json_is_of_its_shape(card: SpeakerCard, shape: str) -> None:
    value = json.loads(written(replace(card, shape=shape), "json"))
    schema = json.loads((HERE / f"{shape}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(value)
    broken = {key: item for key, item in value.items() if key not in ("biography", "speakers")}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate(broken)


def test_json_says_what_the_card_says(card: SpeakerCard) -> None:
    pretalx = json.loads(written(card, "json"))
    assert pretalx["name"] == "Yuan Lin" and "现任示例公司工程师" in pretalx["biography"]
    assert pretalx["submissions"][0]["title"] == "Robots; or, People / 机器人"
    speaker = json.loads(written(replace(card, shape="sessionize"), "json"))["speakers"][0]
    assert (speaker["firstName"], speaker["lastName"], speaker["tagLine"]) == ("Yuan", "Lin", "Engineer; maker")


def test_vcard_3(card: SpeakerCard) -> None:
    unfolded(written(card, "vcf3"))
    found = vobject.readOne(written(card, "vcf3").decode())
    assert found.version.value == "3.0"
    assert found.fn.value == "Yuan Lin" and (found.n.value.family, found.n.value.given) == ("Lin", "Yuan")
    assert found.nickname.value == "林远"
    assert found.org.value == ["Lin & Sons, Ltd.", "R&D"] and found.title.value == "Engineer"
    assert found.email.value == "lin@example.org"
    assert found.note.value.startswith(card.main.bio)
    assert Picture.open(io.BytesIO(found.photo.value)).size == (8, 4)


def test_vcard_4(card: SpeakerCard) -> None:
    """vobject reads 4.0 by the rules of 3.0, which agree on lines, parameters and escapes."""
    lines = unfolded(written(card, "vcf"))
    assert lines[:3] == ["BEGIN:VCARD", "VERSION:4.0", "KIND:individual"] and lines[-1] == "END:VCARD"
    found = vobject.readOne(written(card, "vcf").decode().replace("VERSION:4.0", "VERSION:3.0"))
    names = {each.params["LANGUAGE"][0]: each.value for each in found.contents["fn"]}
    assert names == {"en": "Yuan Lin", "zh-Hans": "林远"}
    assert {each.params["ALTID"][0] for each in found.contents["fn"]} == {"1"}
    assert [each.value.family for each in found.contents["n"]] == ["Lin", "林"]
    assert found.contents["n"][0].params["SORT-AS"] == ["Lin Yuan"]
    assert found.contents["note"][0].value == card.main.bio
    assert found.contents["tel"][0].value == "tel:+861055500100"
    assert [each.value for each in found.contents["url"]] == ["https://example.org", "https://github.com/example"]
    assert [each.value for each in found.contents["lang"]] == ["zh", "en"]
    (photo,) = (line for line in lines if line.startswith("PHOTO:"))
    assert b64decode(photo.removeprefix("PHOTO:data:image/jpeg;base64,")).startswith(b"\xff\xd8\xff")


def test_calendar(card: SpeakerCard) -> None:
    unfolded(written(card, "ics"))
    calendar = icalendar.Calendar.from_ical(written(card, "ics"))
    (event,) = calendar.walk("VEVENT")
    assert event["SUMMARY"] == "Robots; or, People"
    assert event["DTSTART"].dt == date(2026, 5, 20) and event["DTEND"].dt == date(2026, 5, 22)
    assert event["LOCATION"] == "ExampleConf, Beijing" and event["URL"] == "https://example.org/talk"
    assert "A \\ subtitle" in event["DESCRIPTION"] and card.main.bio in event["DESCRIPTION"]
    assert event["DTSTAMP"].dt.isoformat() == "2026-01-02T00:00:00+00:00" and event["UID"].endswith("@cvbuilder")
    assert not event.errors


@pytest.mark.parametrize("start", ["", "2026", "2026-05"])
def test_a_talk_without_a_day_is_no_event(card: SpeakerCard, start: str) -> None:
    assert card.talk is not None
    with pytest.raises(EventError, match="no talk with a day"):
        written(replace(card, talk=replace(card.talk, start=start)), "ics")


class Page(HTMLParser):
    """What a page holds: classes with their words, scripts, open tags."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.words: dict[str, list[str]] = {}
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta" and tag != "br":
            self.open.append((tag, dict(attrs).get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, text: str) -> None:
        if self.open and self.open[-1][0] == "script":
            self.scripts.append(text)
        for _, names in self.open:
            for name in names.split():
                self.words.setdefault(name, []).append(text.strip())


def test_html_with_h_card_and_json_ld(card: SpeakerCard) -> None:
    page = Page()
    page.feed(written(card, "html").decode())
    page.close()
    assert not page.open
    assert page.words["p-name"] == ["Yuan Lin"] and page.words["p-nickname"] == ["林远"]
    assert page.words["p-job-title"] == ["Engineer", "工程师"] and page.words["p-note"][1].startswith("现任")
    (script,) = page.scripts
    assert "<" not in script
    graph = json.loads(script)
    assert graph["@context"] == "https://schema.org"
    person, event = graph["@graph"]
    schema = json.loads((HERE / "linked_data.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(graph)
    assert person["alternateName"] == ["林远"] and person["knowsLanguage"] == ["zh", "en"]
    assert {each["@language"] for each in person["description"]} == {"en", "zh-Hans"}
    assert event["performer"]["@id"] == person["@id"] and event["startDate"] == "2026-05-20"


def test_csv(card: SpeakerCard) -> None:
    content = written(card, "csv")
    assert content.startswith(b"\xef\xbb\xbf") and content.count(b"\r\n") == 2
    heads, values = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert dict(zip(heads, values, strict=True)) == {
        "name (en)": "Yuan Lin", "bio (en)": 'Builds "robots", small ones', "name (zh-Hans)": "林远",
        "bio (zh-Hans)": "现任工程师，从事机器人研究",
    }  # fmt: skip


def test_text_and_markdown(card: SpeakerCard) -> None:
    assert written(card, "txt").decode().startswith("50 words (en): 40 words\nYuan Lin builds robots")
    assert written(replace(card, passages=card.passages[1:]), "txt").decode() == "现任*工程师*。\n"
    assert written(replace(card, passages=card.passages[1:]), "md").decode() == "现任\\*工程师\\*。\n"
    assert "### 50 words (en): 40 words" in written(card, "md").decode()


def test_no_metadata_leaves_with_a_portrait(card: SpeakerCard) -> None:
    assert card.photo is not None
    before, after = card.photo.content, without_metadata(card.photo.content)
    assert b"Maker" in before and b"at home" in before
    exif = Picture.open(io.BytesIO(after)).getexif()
    assert dict(exif) == {0x0112: 6} and not exif.get_ifd(0x8825)
    assert b"Maker" not in after and b"at home" not in after
    one, two = Picture.open(io.BytesIO(before)), Picture.open(io.BytesIO(after))
    assert one.tobytes() == two.tobytes()
    assert size_of(before) == size_of(after) == (4, 8)  # as it is shown: a quarter turned


def test_a_png_keeps_its_pixels_alone() -> None:
    from PIL.PngImagePlugin import PngInfo

    notes, out = PngInfo(), io.BytesIO()
    notes.add_text("Location", "39.9, 116.4")
    Picture.new("RGB", (5, 3), "teal").save(out, "PNG", pnginfo=notes)
    after = without_metadata(out.getvalue())
    assert b"116.4" in out.getvalue() and b"116.4" not in after
    assert Picture.open(io.BytesIO(after)).getpixel((0, 0)) == (0, 128, 128) and size_of(after) == (5, 3)


def test_every_format_is_that_of_a_file(card: SpeakerCard) -> None:
    for name, form in FORMATS.items():
        assert re.fullmatch("[a-z]+", form.extension) and written(card, name), name
