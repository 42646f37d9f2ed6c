"""A booklet of many made-up speakers: `python -m benchmarks.booklet [COUNT] [LANGUAGE]`.

Writes a programme with so many plainly fictional people, in English and Chinese, into a folder of its own, builds the
booklet in a process of its own, and prints JSON: seconds by the wall and of the processor, peak memory in MiB, pages,
KiB. The people follow from their
numbers alone: no chance is in it.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

GIVEN = (
    ("Ada", "雅达"), ("Bo", "波"), ("Chun", "春"), ("Dong", "冬"), ("En", "恩"), ("Fan", "帆"), ("Guang", "光"),
    ("Hai", "海"), ("Jing", "静"), ("Kai", "凯"), ("Lan", "岚"), ("Ming", "明"), ("Ning", "宁"), ("Peng", "鹏"),
    ("Qing", "青"), ("Rui", "瑞"), ("Song", "松"),
)  # fmt: skip
FAMILY = (
    ("Ouyang", "欧阳"), ("Bai", "白"), ("Chen", "陈"), ("Deng", "邓"), ("Fang", "方"), ("Gao", "高"), ("Huang", "黄"),
    ("Jiang", "江"), ("Kong", "孔"), ("Lin", "林"), ("Ma", "马"), ("Ni", "倪"), ("Pan", "潘"), ("Qiu", "仇"),
    ("Ren", "任"), ("Shan", "单"), ("Tang", "唐"), ("Wu", "吴"), ("Xie", "解"), ("Yang", "杨"), ("Zeng", "曾"),
    ("Zhou", "周"), ("Zhu", "朱"),
)  # fmt: skip
WORK = (
    ("clocks that agree", "能对得上的时钟"), ("maps of imaginary coasts", "虚构海岸的地图"),
    ("paper that remembers", "有记性的纸"), ("quiet machines", "安静的机器"),
    ("bridges between islands", "岛屿之间的桥"),
    ("the weather of teapots", "茶壶里的天气"), ("gardens under glass", "玻璃下的花园"),
)  # fmt: skip
PLACES = (("Example Institute", "示例研究所"), ("Sample Works", "样本工坊"), ("University of Nowhere", "乌有大学"))
TRACKS = ("machines", "places", "matter")


def person(number: int) -> tuple[str, str]:
    """The slug and the profile of a made-up person, as YAML."""
    given, family = GIVEN[number % len(GIVEN)], FAMILY[(number * 7) % len(FAMILY)]
    work, other = WORK[number % len(WORK)], WORK[(number * 3 + 1) % len(WORK)]
    place = PLACES[number % len(PLACES)]
    years = 3 + number % 20
    slug = f"speaker-{number:03d}"
    long_en = (
        f"{given[0]} {family[0]} works on {work[0]} at {place[0]}. For {years} years the group has built {other[0]}, "
        f"first as drawings and then at full size, and has told of it in {years * 2} talks that nobody has ever heard. "
        f"A prize number {number} of the Imaginary Society was given for this work. Before that there were "
        f"{years // 2 + 1} years of teaching and a book of riddles, which is out of print, as it was never in it. "
        "All of this is made up, so that a page may be looked at."
    )
    long_zh = (
        f"{family[1]}{given[1]}在{place[1]}研究{work[1]}。{years}年来，团队先画图纸，再按原尺寸建造{other[1]}，"
        f"并作过{years * 2}场没有人听过的报告，因此获得虚构学会第{number}号奖。此前从事教学{years // 2 + 1}年，"
        "著有谜语集一册，因从未付印而绝版。以上内容纯属虚构，只为看看版面。"
    )
    return slug, (
        f"slug: {slug}\n"
        f"name:\n  given: {{en: {given[0]}, zh: {given[1]}}}\n  family: {{en: {family[0]}, zh: {family[1]}}}\n"
        f"headline: {{en: 'Keeper of {work[0]}, {place[0]}', zh: {place[1]}{work[1]}负责人}}\n"
        f"bio:\n  long: {{en: '{long_en}', zh: '{long_zh}'}}\n"
        f"  short: {{en: '{given[0]} {family[0]} works on {work[0]} at {place[0]}.', "
        f"zh: '{family[1]}{given[1]}在{place[1]}研究{work[1]}。'}}\n"
        "settings: {languages: [en, zh]}\n"
    )


def session(number: int) -> str:
    """A session of the speaker with a number, as YAML."""
    work, day, slot = WORK[number % len(WORK)], 12 + number // 100 % 3, number % 100 // len(TRACKS) % 14
    begin = f"{9 + slot // 2:02d}:{slot % 2 * 30:02d}"
    end = f"{9 + slot // 2:02d}:{slot % 2 * 30 + 25:02d}"
    return (
        f"- title: {{en: 'On {work[0]}, part {number + 1}', zh: 论{work[1]}（其{number + 1}）}}\n"
        f"  date: 2026-09-{day}\n  start: '{begin}'\n  end: '{end}'\n  track: {TRACKS[number % len(TRACKS)]}\n"
        f"  room: {{en: Hall {number % 5 + 1}, zh: {number % 5 + 1}号厅}}\n  speakers: [speaker-{number:03d}]\n"
    )


def write_event(folder: Path, count: int, *, photos: int = 0) -> Path:
    """Write a programme with so many speakers into a folder; return its path. The first `photos` have a picture."""
    (folder / "speakers").mkdir(parents=True, exist_ok=True)
    for number in range(count):
        slug, text = person(number)
        if number < photos:
            (folder / "speakers" / f"{slug}.png").write_bytes(picture(number))
            text += f"photo: {slug}.png\n"
        (folder / "speakers" / f"{slug}.yaml").write_text(text, encoding="utf-8", newline="\n")
    path = folder / "example-days.yaml"
    path.write_text(
        "title: {en: Example Days 2026, zh: 示例大会2026}\n"
        "subtitle: {en: Talks on things that are not there, zh: 关于乌有之物的报告}\n"
        "start: 2026-09-12\nend: 2026-09-14\nlocation: {en: Nowhere, zh: 乌有乡}\n"
        "organiser: {en: The Imaginary Society, zh: 虚构学会}\nlanguages: [en, zh]\n"
        "speakers: [speakers/*.yaml]\n"
        "tracks:\n- {key: machines, title: {en: Machines, zh: 机器}}\n- {key: places, title: {en: Places, zh: 地方}}\n"
        "- {key: matter, title: {en: Matter, zh: 物质}}\n"
        f"sessions:\n{''.join(map(session, range(count)))}",
        encoding="utf-8",
        newline="\n",
    )
    return path


def picture(number: int) -> bytes:
    """A small picture that is nobody: a tinted ground with a lighter disc, as PNG."""
    from io import BytesIO

    from PIL import Image, ImageDraw

    image = Image.new("RGB", (240, 300), (60 + number * 37 % 120, 90 + number * 53 % 100, 110 + number * 29 % 90))
    draw = ImageDraw.Draw(image)
    draw.ellipse((70, 60, 170, 160), fill=(230, 224, 214))
    draw.ellipse((30, 180, 210, 400), fill=(230, 224, 214))
    stream = BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def main(count: str = "300", language: str = "en") -> None:
    """Build the booklet in a process of its own and print what it took."""
    with tempfile.TemporaryDirectory() as folder:
        path = write_event(Path(folder), int(count), photos=int(count) // 3)
        command = (sys.executable, "-m", "cvbuilder", "booklet", str(path), "--lang", language, "-o", folder, "--json")
        begin = perf_counter()
        ran = subprocess.run(command, capture_output=True, check=True)
        seconds = perf_counter() - begin
        (built,) = json.loads(ran.stdout)["built"]
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        told = {"seconds": round(seconds, 1), "processor": round(used.ru_utime + used.ru_stime, 1)}
        size = {"peak MiB": used.ru_maxrss // 1024, "pages": built["pages"], "KiB": built["bytes"] // 1024}
        print(json.dumps({**told, **size}))


if __name__ == "__main__":
    main(*sys.argv[1:])
