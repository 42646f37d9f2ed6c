"""What is redacted is nowhere in a file: not in its text, links, properties, names or streams; and it is listed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pdfminer.high_level import extract_text

from cvbuilder.errors import ProfileError
from cvbuilder.pipeline import Built, Request, build

PROFILE = Path(__file__).with_name("redacted.yaml")
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0000003010100"
    "c9fe92ef0000000049454e44ae426082"
)
SECRETS = {
    "contact.email": ["ada.lin@secret"],
    "contact.phone": ["555-0143", "2025550143", "555 0143"],
    "contact.wechat": ["ada_wechat"],
    "contact.website": ["ada-home"],
    "personal": ["女性", "Female", "1991", "祖籍"],
    "references.email": ["bo.chen@secret"],
    "references.phone": ["5550 0199", "55500199"],
    "photo": ["portrait", "Quarrystone", "采石站", "/Image"],
    "experience[0].team_size": ["4711"],
    "contact.location": [],
}
PUBLIC = ("contact.email", "contact.phone", "contact.wechat", "personal", "references.email", "references.phone")


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    (tmp_path / "ada-portrait.png").write_bytes(PIXEL)
    return Path(shutil.copy(PROFILE, tmp_path / "ada.yaml"))


def everything(built: Built) -> str:
    """All that a file says: its text, then every object of it with streams decoded, strings as text."""
    said = [built.name, extract_text(BytesIO(built.content))]
    with pikepdf.open(BytesIO(built.content)) as pdf:
        for item in (*pdf.objects, pdf.trailer):
            said.extend(_said(item, inside=False))
    return "\n".join(said)


def _said(item: object, inside: bool = True) -> Iterator[str]:
    """The words of one object; what it refers to is an object of its own."""
    if isinstance(item, pikepdf.Object) and inside and item.is_indirect:
        return
    if isinstance(item, pikepdf.Stream):
        content = item.read_raw_bytes() if item.get("/Subtype") == "/Image" else item.read_bytes()
        yield from (content.decode(coding, "ignore") for coding in ("latin-1", "utf-16-be", "utf-8"))
    if isinstance(item, pikepdf.Stream | pikepdf.Dictionary):
        for key, value in item.items():
            yield key
            yield from _said(value)
    elif isinstance(item, pikepdf.Array):
        for value in item:
            yield from _said(value)
    else:
        yield str(item)


def found_in(text: str) -> set[str]:
    return {path for path, words in SECRETS.items() if any(word in text for word in words)}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_without_redaction_each_value_is_found(language: str, profile: Path) -> None:
    """The search can find what it is to miss elsewhere."""
    (built,) = build(profile, Request(languages=(language,)))
    assert found_in(everything(built)) == {path for path, words in SECRETS.items() if words}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "redact",
    [("public",), ("public", "photo"), ("contact.email",), ("contact.website", "experience.team_size"), ("contact",)],
    ids="+".join,
)
def test_what_is_redacted_is_nowhere(redact: tuple[str, ...], language: str, profile: Path) -> None:
    for built in build(profile, Request(languages=(language,), redact=redact, formats=("pdf", "proof"))):
        words = [path for word in redact for path in (PUBLIC if word == "public" else (word,))]
        gone = {path for path in SECRETS if any(path.startswith(word.replace(".team", "[0].team")) for word in words)}
        text = everything(built) if built.name.endswith("pdf") else built.name + built.content.decode()
        assert not found_in(text) & gone
        listed = {omission.path for omission in built.omissions if omission.reason == "redacted"}
        for path in gone:
            path = path.replace("references.", "references[0].")
            assert path in listed or path.partition(".")[0] in listed, path


def test_links_that_dial_or_write_go_with_what_they_lead_to(profile: Path) -> None:
    (built,) = build(profile, Request(languages=("en",), redact=("contact.phone",), formats=("proof",)))
    text = built.content.decode()
    assert "tel:" not in text.replace("tel:+8610", "")
    assert "mailto:ada.lin@secret.example.org" in text
    assert {each.path for each in built.omissions if each.reason == "redacted"} == {"contact.phone", "contact.links[1]"}


def test_redactions_add_up(profile: Path) -> None:
    text = profile.read_text(encoding="utf-8")
    declared = "documents: [{ kind: cv, redact: [contact.phone] }]\nsettings: { redact: [contact.wechat] }\n"
    profile.write_text(text[: text.index("documents:")] + declared, encoding="utf-8")
    (built,) = build(profile, Request(languages=("en",), redact=("contact.email",)))
    assert not found_in(everything(built)) & {"contact.email", "contact.phone", "contact.wechat"}
    assert built.name == "ada.cv.en.redacted.pdf"


SAID = """
slug: call-13800001234
contact: {email: Lin@Example.org, phone: 138 0000 1234, website: https://www.lin.example.org}
headline: Write to lin@example.org
summary:
- Call me (138-0000-1234) or see [my page](https://lin.example.org/talks)
- Nothing here
"""


def test_a_value_that_other_words_say_too_is_refused(written) -> None:
    path = written(SAID)
    with pytest.raises(ProfileError) as caught:
        build(path, Request(redact=("public", "contact.website")))
    told = [(each.path, each.span.line if each.span else 0, each.message) for each in caught.value.diagnostics]
    assert told == [("slug", 4, f"what was redacted, contact.phone ({path}:4:10), is said here")]
    path.write_text(path.read_text().replace("-13800001234", ""))
    with pytest.raises(ProfileError) as caught:
        build(path, Request(redact=("public", "contact.website")))
    told = [(each.path, each.span.line, each.message) for each in caught.value.diagnostics if each.span]
    message = f"what was redacted, contact.{{}} ({path}:4:10), is said here"
    assert sorted(told) == [
        ("headline", 5, message.format("email")),
        ("summary[0].text", 7, message.format("phone")),
        ("summary[0].text", 7, message.format("website")),
    ]


def test_numbers_and_words_that_are_like_others_are_no_matter(written) -> None:
    path = written("contact: {phone: 138 0000 1234, wechat: lin}\nsummary: Lin led 138 people, 1,234 in all\n")
    assert len(build(path, Request(redact=("public",)))) == 1


def test_what_stands_below_a_page_of_ones_own_is_no_matter(written) -> None:
    path = written(
        "contact: {links: [https://code.example.org/lin]}\n"
        "projects: [{name: Toolkit, url: https://code.example.org/lin/toolkit}]\n"
    )
    (built,) = build(path, Request(redact=("contact",), formats=("proof",)))
    assert {each.path for each in built.omissions} == {"contact"}
