#!/usr/bin/env python3
"""Build the fonts folder from published font packages: npm, PyPI and Debian.

Takes two folders, --work for downloads and --out for the result; gives the font files, licenses/ and
MANIFEST.json in --out. Every source archive is pinned by version and SHA-256; the network is used by
`fetch` alone, through each registry's own client, with whatever registry that client is set up for.
Never touches fonts/ itself: look at the result, then copy it over.

    pip install fonttools==4.68.0 uharfbuzz==0.57.0 numpy chws-tool==1.4.5
    python tools/build_fonts.py --work build/fonts --out build/fonts/out

Needs npm, pip, apt-get and dpkg-deb (it keeps package lists of its own and installs nothing).

What is made:
  NotoSansSC[wght], NotoSansTC[wght]   as published, with lookups for `chws` and `vchw` added
  CVBSerifSC[wght], CVBSerifTC[wght]   variable fonts from the lightest and heaviest statics of Noto Serif
  CVBKaiSC-Regular                     LXGW WenKai cut to GBK, 通用规范汉字表, Big5 and HKSCS, `chws` added
  CVB{Sans,Serif}SCExtra-*             the Han that Noto SC lacks, out of Noto CJK, CFF turned into TrueType
  SourceSans3-*, SourceSerif4-*        as published
Changed files are called "CVB ...", because Source, LXGW and 霞鹜 are reserved font names.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import uharfbuzz as hb
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._f_v_a_r import Axis
from fontTools.ttLib.tables.TupleVariation import TupleVariation
from fontTools.varLib.iup import iup_delta_optimize

CHWS_EPOCH = "1735689600"  # add-chws stamps head.modified; a fixed day keeps the bytes the same
VERTICAL_TABLES = ("vhea", "vmtx", "VORG", "BASE")
KAI_FEATURES = ("kern", "mark", "palt", "halt", "chws", "ccmp", "liga", "locl")
LATIN_STYLES = (
    "300Light",
    "400Regular",
    "500Medium",
    "600SemiBold",
    "700Bold",
    "400Regular_Italic",
    "600SemiBold_Italic",
    "700Bold_Italic",
)
SC_IN_COLLECTION = 2  # the place of the SC face in Noto CJK collections
CU2QU_TOLERANCE = 1.0  # font units by which a quadratic outline may leave the cubic one
ZERO_MAXIMA = (
    "maxTwilightPoints",
    "maxStorage",
    "maxFunctionDefs",
    "maxInstructionDefs",
    "maxStackElements",
    "maxSizeOfInstructions",
    "maxComponentElements",
    "maxComponentDepth",
    "maxPoints",
    "maxContours",
    "maxCompositePoints",
    "maxCompositeContours",
)


class Archive(NamedTuple):
    """A published package: the client that fetches it, its pinned name, and the SHA-256 of its archive."""

    kind: str
    package: str
    sha256: str


SOURCES = {
    "sans-sc": Archive(
        "pip", "justmytype-intl-cjk==0.1.0", "06d9665542bfcad373716bb80583aa2d9bb2086a054fe11f706b9bd41e03f256"
    ),
    "serif-sc": Archive(
        "npm",
        "@expo-google-fonts/noto-serif-sc@0.4.3",
        "ff6bcf5ba68d92dfecc05544bb150f9e724741a932354a0dd97e7289c40a3f5e",
    ),
    "ss3": Archive(
        "npm",
        "@expo-google-fonts/source-sans-3@0.4.1",
        "eb41834f563921e19b18b40bc924b97110983aef800d9cb67b9186f546311828",
    ),
    "ss4": Archive(
        "npm",
        "@expo-google-fonts/source-serif-4@0.4.1",
        "84f0b412fbc9b0b666d6fe04620b2cd2e54bfd49ca61fe0663a9e5beb30afcc4",
    ),
    "wenkai": Archive(
        "apt",
        "fonts-lxgw-wenkai=1.511+repack-1",
        "5a4fe76b63927f01129ec8e0be48f511e4ca6b430188e7555982eb0b60d9236b",
    ),
    "cjk": Archive(
        "apt",
        "fonts-noto-cjk=1:20240730+repack1-1",
        "f5dc28a754e17327d99f0a612134d92c8dd6187314ae967cb77f25df60860139",
    ),
    "serif-tc": Archive(
        "npm",
        "@expo-google-fonts/noto-serif-tc@0.4.4",
        "3ea15781c2997b4a0ff40b1f4d15f6bd2b7e2e41128ba6c9b9ebcd129a076b68",
    ),
}


class Build(NamedTuple):
    """Where the unpacked sources are, where the result goes, and how each file was made."""

    sources: dict[str, Path]
    out: Path
    made: dict[str, str]

    def done(self, name: str, how: str) -> None:
        """Note a finished file for the manifest."""
        self.made[name] = how
        print(name, flush=True)

    def licence(self, source: str, path: str, name: str) -> None:
        """Copy a licence text out of a source."""
        shutil.copy(self.sources[source] / path, self.out / "licenses" / name)


# Fetching


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def fetch(key: str, work: Path, apt_line: str) -> Path:
    """Download a source's archive unless it is there, hold it to its sum, unpack it; the unpacked folder."""
    archive = SOURCES[key]
    downloads, unpacked = work / "dl" / key, work / "src" / key
    downloads.mkdir(parents=True, exist_ok=True)
    if not any(downloads.iterdir()):
        _download(archive, downloads, work, apt_line)
    (file,) = downloads.iterdir()
    found = sha256(file)
    if found != archive.sha256:
        raise SystemExit(f"{file}: SHA-256 {found}, expected {archive.sha256}")
    if not unpacked.is_dir():
        unpacked.mkdir(parents=True)
        _unpack(archive.kind, file, unpacked)
    return unpacked


def _download(archive: Archive, folder: Path, work: Path, apt_line: str) -> None:
    if archive.kind == "npm":
        subprocess.run(["npm", "pack", archive.package, "--silent"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    elif archive.kind == "pip":
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(folder), archive.package]
        subprocess.run(command, check=True)
    else:
        _download_deb(archive.package, folder, work, apt_line)


def _download_deb(package: str, folder: Path, work: Path, apt_line: str) -> None:
    """Download a Debian package by package lists of our own, so that the system's release does not matter."""
    if not apt_line:
        raise SystemExit("--apt-line is needed: the sources.list line of Debian trixie, main")
    apt = (work / "apt").resolve()
    (apt / "lists" / "partial").mkdir(parents=True, exist_ok=True)
    (apt / "cache" / "archives" / "partial").mkdir(parents=True, exist_ok=True)
    (apt / "s.list").write_text(apt_line)
    settings = {
        "Dir::Etc::sourcelist": str(apt / "s.list"),
        "Dir::Etc::sourceparts": "/dev/null",
        "Dir::State::lists": str(apt / "lists"),
        "Dir::Cache": str(apt / "cache"),
        "Debug::NoLocking": "1",
    }
    options = [part for name, value in settings.items() for part in ("-o", f"{name}={value}")]
    if not list((apt / "lists").glob("*Packages*")):
        subprocess.run(["apt-get", *options, "-qq", "update"], check=True)
    subprocess.run(["apt-get", *options, "-qq", "download", package], cwd=folder, check=True)


def _unpack(kind: str, file: Path, folder: Path) -> None:
    if kind == "npm":
        with tarfile.open(file) as archive:
            archive.extractall(folder, filter="data")
    elif kind == "pip":
        with zipfile.ZipFile(file) as wheel:
            wheel.extractall(folder)
    else:
        subprocess.run(["dpkg-deb", "-x", str(file), str(folder)], check=True)


# Characters


def is_han(code: int) -> bool:
    """True for a Han character, compatibility forms and 〇 included."""
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0x20000 <= code <= 0x323AF
        or 0xF900 <= code <= 0xFAFF
        or 0x2F800 <= code <= 0x2FA1F
        or code == 0x3007
    )


def is_hangul(code: int) -> bool:
    """True for a Hangul syllable or letter."""
    return 0xAC00 <= code <= 0xD7AF or 0x1100 <= code <= 0x11FF or 0x3130 <= code <= 0x318F


def two_byte_characters(codec: str, leads: range, trails: range) -> set[int]:
    """All characters that a codec writes in two bytes."""
    found: set[int] = set()
    for lead in leads:
        for trail in trails:
            try:
                found.update(map(ord, bytes((lead, trail)).decode(codec)))
            except UnicodeDecodeError:
                continue
    return found


def kai_characters(available: Iterable[int]) -> set[int]:
    """What the Kai face keeps: all that is not Han, and the Han of GBK, Big5, HKSCS and 通用规范汉字表."""
    gbk = two_byte_characters("gbk", range(0x81, 0xFF), range(0x40, 0xFF))
    big5 = two_byte_characters("big5hkscs", range(0x87, 0xFF), range(0x40, 0xFF))
    # The characters of 通用规范汉字表 outside of GBK: Unihan's kTGH, from Debian's unicode-data 15.1.0-1.
    listed = set(json.loads(Path(__file__).with_name("tgscc_outside_gbk.json").read_text()))
    han = gbk | big5 | listed | {0x20BB7}
    return {code for code in available if (not is_han(code) or code in han) and not is_hangul(code)}


# Font surgery


def tag(name: str) -> int:
    """An OpenType tag as HarfBuzz counts it."""
    return int.from_bytes(name.encode(), "big")


def rename(font: TTFont, family: str, style: str, note: str) -> None:
    """Give a font our own names; copyright and licence stay, the version says what was done."""
    table = font["name"]
    kept = {number: table.getDebugName(number) for number in (0, 13, 14)}
    version = table.getDebugName(5) or ""
    table.names = [name for name in table.names if name.nameID >= 256]
    postscript = family.replace(" ", "") + "-" + style.replace(" ", "")
    basic = style in ("Regular", "Bold")
    names = {
        0: kept[0],
        1: family if basic else f"{family} {style}",
        2: style if basic else "Regular",
        3: postscript + ";cvb",
        4: f"{family} {style}",
        5: version + "; " + note,
        6: postscript,
        13: kept[13],
        14: kept[14],
        16: family,
        17: style,
    }
    for number, text in names.items():
        if text:
            table.setName(text, number, 3, 1, 0x409)


def cut(
    face: hb.Face, unicodes: set[int], features: Iterable[str], flags: hb.SubsetFlags, drop: Iterable[str]
) -> bytes:
    """A font with these characters and layout features only, all names kept, these tables dropped."""
    request = hb.SubsetInput()
    request.unicode_set.update(unicodes)
    request.layout_feature_tag_set.clear()
    request.layout_feature_tag_set.update(map(tag, features))
    request.name_id_set.invert()
    request.flags = flags
    request.drop_table_tag_set.update(map(tag, drop))
    data: bytes = hb.subset(face, request).blob.data
    return data


def add_chws(path: Path) -> None:
    """Add the contextual half-width spacing of full-width marks to a font file; changes GPOS only."""
    folder = path.with_name(path.name + ".chws")
    folder.mkdir(exist_ok=True)
    program = Path(sys.executable).with_name("add-chws")
    environment = {**os.environ, "SOURCE_DATE_EPOCH": CHWS_EPOCH}
    command = [str(program), str(path), "-o", str(folder)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    made = folder / path.name
    if made.exists():
        shutil.move(made, path)
    shutil.rmtree(folder)


# A variable font from static ones


def rebuild_variable(statics: dict[int, Path], out: Path, family: str, note: str) -> None:
    """Make a variable font of the lightest and the heaviest static; the others give the avar table.

    `statics` leads from weights to files whose outlines are compatible.
    """
    lightest, heaviest = min(statics), max(statics)
    base = TTFont(statics[lightest], recalcTimestamp=False)
    heavy = TTFont(statics[heaviest])
    if base.getGlyphOrder() != heavy.getGlyphOrder():
        raise SystemExit(f"{out.name}: the masters' glyphs stand in unlike order")
    middles = {weight: TTFont(path, lazy=True) for weight, path in statics.items() if lightest < weight < heaviest}
    variations, fits = _variations(base, heavy, middles)
    rename(base, family, "ExtraLight" if lightest == 200 else "Thin", note)
    _add_axis(base, lightest, heaviest)
    base["gvar"] = newTable("gvar")
    base["gvar"].version, base["gvar"].reserved, base["gvar"].variations = 1, 0, variations
    segments = {-1.0: -1.0, 0.0: 0.0, 1.0: 1.0}
    for weight, positions in fits.items():
        segments[(weight - lightest) / (heaviest - lightest)] = float(np.median(positions))
    base["avar"] = newTable("avar")
    base["avar"].segments = {"wght": dict(sorted(segments.items()))}
    for name in (*VERTICAL_TABLES, "STAT", "DSIG", "gasp"):
        if name in base:
            del base[name]
    base.save(out)


def _add_axis(font: TTFont, lightest: int, heaviest: int) -> None:
    axis = Axis()
    axis.axisTag = "wght"
    axis.minValue = axis.defaultValue = lightest
    axis.maxValue = heaviest
    axis.axisNameID = font["name"].addName("Weight", platforms=((3, 1, 0x409),))
    font["fvar"] = newTable("fvar")
    font["fvar"].axes = [axis]


def _variations(
    base: TTFont, heavy: TTFont, middles: dict[int, TTFont]
) -> tuple[dict[str, list[TupleVariation]], dict[int, list[float]]]:
    """Each glyph's deltas from light to heavy, and how far along them a sample of the middle weights lies."""
    order = base.getGlyphOrder()
    variations: dict[str, list[TupleVariation]] = {name: [] for name in order}
    fits: dict[int, list[float]] = {weight: [] for weight in middles}
    for index, name in enumerate(order):
        start, control = _outline(base, name)
        end, heavy_control = _outline(heavy, name)
        if len(start) != len(end) or control.numberOfContours != heavy_control.numberOfContours:
            raise SystemExit(f"{name}: the masters' outlines are not compatible")
        deltas = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in zip(start, end, strict=True)]
        if not any(x or y for x, y in deltas):
            continue
        if index % 97 == 0 and control.numberOfContours > 0:
            _sample(name, start, deltas, middles, fits)
        variations[name] = [_smallest(deltas, start, control)]
    return variations, fits


def _outline(font: TTFont, name: str) -> tuple[Any, Any]:
    return font["glyf"]._getCoordinatesAndControls(name, font["hmtx"].metrics)  # type: ignore[no-any-return]


def _sample(name: str, start: Any, deltas: Any, middles: dict[int, TTFont], fits: dict[int, list[float]]) -> None:
    """Where each middle weight lies between the masters, by least squares over the glyph's points."""
    light, way = np.array(start[:-4], float), np.array(deltas[:-4], float)
    length = (way * way).sum()
    if length <= 1000:
        return
    for weight, font in middles.items():
        middle = np.array(_outline(font, name)[0][:-4], float)
        fits[weight].append(((middle - light) * way).sum() / length)


def _smallest(deltas: Any, start: Any, control: Any) -> TupleVariation:
    """The glyph's deltas, with those left out that interpolation gives, where that makes them smaller."""
    axes = {"wght": (0.0, 1.0, 1.0)}
    plain = TupleVariation(axes, deltas)
    ends = control.endPts if control.numberOfContours >= 0 else list(range(len(start) - 4))
    optimised = iup_delta_optimize(deltas, list(start), ends, tolerance=0.5)
    if None not in optimised:
        return plain
    inferred = TupleVariation(axes, optimised)
    return min(plain, inferred, key=lambda variation: sum(map(len, variation.compile(["wght"]))))


# CFF into TrueType


def cut_extra(collection: Path, unicodes: set[int], out: Path, family: str, style: str) -> None:
    """Cut a few thousand characters out of a CFF collection and turn their outlines into TrueType."""
    flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    drop = (*VERTICAL_TABLES, "DSIG", "gasp", "GSUB", "GPOS", "GDEF")
    data = cut(hb.Face(hb.Blob.from_file_path(str(collection)), SC_IN_COLLECTION), unicodes, (), flags, drop)
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    _to_truetype(font)
    rename(font, family, style, "glyphs missing from Noto SC, TrueType outlines by cu2qu max_err 1.0")
    font.save(out)


def _to_truetype(font: TTFont) -> None:
    outlines, order = font.getGlyphSet(), font.getGlyphOrder()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(outlines)
        outlines[name].draw(Cu2QuPen(pen, CU2QU_TOLERANCE, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    table = font["glyf"] = newTable("glyf")
    table.glyphOrder, table.glyphs = order, glyphs
    del font["CFF "]
    for name in order:
        if glyphs[name].numberOfContours:
            glyphs[name].recalcBounds(table)
            font["hmtx"][name] = (font["hmtx"][name][0], glyphs[name].xMin)
    maxima = font["maxp"]
    maxima.tableVersion, maxima.maxZones = 0x00010000, 1
    for name in ZERO_MAXIMA:
        setattr(maxima, name, 0)
    font["post"].formatType = 3.0
    font.sfntVersion = "\x00\x01\x00\x00"
    font["head"].glyphDataFormat = 0


# The files


def make_sans(build: Build, region: str) -> None:
    """Noto Sans of a region (SC, TC), with `chws`."""
    name = f"NotoSans{region}[wght].ttf"
    folder = f"justmytype_intl_cjk/fonts/ofl/notosans{region.lower()}"
    shutil.copy(build.sources["sans-sc"] / folder / name, build.out / name)
    add_chws(build.out / name)
    if region == "SC":
        build.licence("sans-sc", f"{folder}/OFL.txt", "NotoSansSC-OFL.txt")
    build.done(name, f"justmytype-intl-cjk {name} + add-chws")


def make_serif(build: Build, region: str) -> None:
    """A variable Noto Serif of a region (SC, TC) from its statics."""
    key, name = f"serif-{region.lower()}", f"CVBSerif{region}[wght].ttf"
    statics = {
        int(path.name.split("_")[1][:3]): path
        for path in (build.sources[key] / "package").glob(f"*/NotoSerif{region}_*.ttf")
        if "Italic" not in path.name
    }
    note = f"variable font rebuilt from Noto Serif {region} statics"
    rebuild_variable(statics, build.out / name, f"CVB Serif {region}", note)
    if region == "SC":
        build.licence(key, "package/LICENSE_FONT", "NotoSerifSC-OFL.txt")
    count = f"{len(statics)} statics" if region == "SC" else "statics"
    build.done(name, f"@expo-google-fonts/noto-serif-{region.lower()} {count} -> 2-master VF")


def make_kai(build: Build) -> None:
    """The Kai face: LXGW WenKai, cut."""
    name = "CVBKaiSC-Regular.ttf"
    source = build.sources["wenkai"] / "usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"
    face = hb.Face(hb.Blob(source.read_bytes()))
    drop = (*VERTICAL_TABLES, "DSIG", "gasp")
    data = cut(face, kai_characters(face.unicodes), KAI_FEATURES, hb.SubsetFlags.NO_HINTING, drop)
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    font["post"].formatType = 3.0
    rename(font, "CVB Kai SC", "Regular", "cut from LXGW WenKai")
    font.save(build.out / name)
    add_chws(build.out / name)
    build.licence("wenkai", "usr/share/doc/fonts-lxgw-wenkai/copyright", "LXGWWenKai-copyright-OFL.txt")
    build.done(name, "fonts-lxgw-wenkai LXGWWenKai-Regular.ttf, hb-subset, renamed, add-chws")


def make_extras(build: Build) -> None:
    """The Han that Noto CJK has and the SC files lack, Regular and Bold of both families."""
    for family, base in (("Sans", "NotoSansSC[wght].ttf"), ("Serif", "CVBSerifSC[wght].ttf")):
        known = set(TTFont(build.out / base, lazy=True).getBestCmap())
        for style in ("Regular", "Bold"):
            name = f"CVB{family}SCExtra-{style}.ttf"
            collection = build.sources["cjk"] / f"usr/share/fonts/opentype/noto/Noto{family}CJK-{style}.ttc"
            if "SC" not in TTFont(collection, fontNumber=SC_IN_COLLECTION, lazy=True)["name"].getDebugName(4):
                raise SystemExit(f"{collection}: face {SC_IN_COLLECTION} is not the SC one")
            available = set(hb.Face(hb.Blob.from_file_path(str(collection)), SC_IN_COLLECTION).unicodes)
            wanted = {code for code in available - known if is_han(code)}
            cut_extra(collection, wanted, build.out / name, f"CVB {family} SC Extra", style)
            how = f"fonts-noto-cjk Noto{family}CJK-{style}.ttc#2, Han not in Noto {family} SC, cu2qu"
            build.done(name, how)
    build.licence("cjk", "usr/share/doc/fonts-noto-cjk/copyright", "NotoCJK-copyright-OFL.txt")


def make_latin(build: Build) -> None:
    """The Latin faces, as published."""
    for key, family in (("ss3", "SourceSans3"), ("ss4", "SourceSerif4")):
        for style in LATIN_STYLES:
            name = f"{family}-{style[3:].replace('_', '').replace('RegularItalic', 'Italic')}.ttf"
            shutil.copy(build.sources[key] / f"package/{style}/{family}_{style}.ttf", build.out / name)
            build.done(name, f"{SOURCES[key].package}, unmodified")
        build.licence(key, "package/LICENSE_FONT", f"{family}-OFL.txt")


STEPS: tuple[Callable[[Build], None], ...] = (
    lambda build: make_sans(build, "SC"),
    lambda build: make_serif(build, "SC"),
    make_kai,
    make_extras,
    make_latin,
    lambda build: make_sans(build, "TC"),
    lambda build: make_serif(build, "TC"),
)


def write_manifest(build: Build) -> None:
    """Write each file's size, SHA-256 and making, and each source's origin."""
    files = {
        name: {"bytes": (build.out / name).stat().st_size, "sha256": sha256(build.out / name), "made": build.made[name]}
        for name in sorted(build.made)
    }
    sources = {key: archive._asdict() for key, archive in SOURCES.items()}
    (build.out / "MANIFEST.json").write_text(json.dumps({"sources": sources, "files": files}, indent=1))


def main() -> None:
    """Read the arguments and build everything."""
    parser = argparse.ArgumentParser(description="Build the fonts folder from published font packages.")
    parser.add_argument("--work", type=Path, default=Path("work"), help="folder for downloads; kept between runs")
    parser.add_argument(
        "--out", type=Path, default=Path("out"), help="folder for the fonts, licenses/ and MANIFEST.json"
    )
    parser.add_argument(
        "--apt-line",
        default=os.environ.get("TRIXIE_APT_LINE", ""),
        help="sources.list line of Debian trixie, main, for the two Debian packages (default: $TRIXIE_APT_LINE)",
    )
    arguments = parser.parse_args()
    (arguments.out / "licenses").mkdir(parents=True, exist_ok=True)
    sources = {key: fetch(key, arguments.work, arguments.apt_line) for key in SOURCES}
    build = Build(sources, arguments.out, {})
    for step in STEPS:
        step(build)
    write_manifest(build)


if __name__ == "__main__":
    main()
