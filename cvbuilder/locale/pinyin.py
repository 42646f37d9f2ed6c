"""How a Han name is filed among Latin letters: by its pinyin, without tones, as pypinyin reads it.

Takes the parts of a name, gives words. A reading is a guess: characters have several, and only who bears a name knows.
Family names that are read otherwise than the character usually is stand here. pypinyin is an extra of the package.
"""

from __future__ import annotations

from importlib.util import find_spec

COMPOUND = frozenset((
    "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "司徒", "慕容", "皇甫", "尉迟",
    "尉遲", "令狐", "长孙", "長孫", "公孙", "公孫", "轩辕", "軒轅", "宇文", "东方", "東方",
    "南宫", "南宮", "夏侯", "端木", "百里", "呼延", "万俟", "申屠", "澹台", "濮阳", "淳于",
    "单于", "太史", "钟离", "鍾離", "第五", "独孤", "西门", "司空", "闾丘",
))  # fmt: skip
"""Family names of two characters."""
READINGS = {
    "单": "shan", "單": "shan", "曾": "zeng", "仇": "qiu", "解": "xie", "查": "zha",
    "朴": "piao", "区": "ou", "區": "ou", "翟": "zhai", "缪": "miao", "繆": "miao",
    "任": "ren", "华": "hua", "華": "hua", "宁": "ning", "折": "she", "员": "yun",
    "冼": "xian", "秘": "bi", "种": "chong", "召": "shao", "盛": "sheng", "石": "shi",
    "沈": "shen", "尉迟": "yuchi", "尉遲": "yuchi", "万俟": "moqi", "长孙": "zhangsun", "長孫": "zhangsun",
    "令狐": "linghu", "澹台": "tantai", "单于": "chanyu", "重": "chong",
}  # fmt: skip
"""Family names whose reading is not the character's usual one, or not the only one."""


def is_to_be_had() -> bool:
    """Tell whether pypinyin is installed."""
    return find_spec("pypinyin") is not None


def parted(name: str) -> tuple[str, str]:
    """Return a whole Han name as family and given name: 欧阳, 修; 李, 白."""
    length = 2 if len(name) > 2 and name[:2] in COMPOUND else 1
    return name[:length], name[length:]


def spelled(family: str, given: str) -> str:
    """Return the pinyin of a name, family name first, each part in one word: ouyang xiu. Needs pypinyin."""
    return " ".join(filter(None, (READINGS.get(family) or _read(family), _read(given))))


def _read(text: str) -> str:
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(text)).casefold()
