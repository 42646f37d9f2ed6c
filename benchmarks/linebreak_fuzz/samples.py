"""Paragraphs at random: mixed text made of realistic pieces, cut into stretches of different manner.

Takes a seed, gives the same sample for it everywhere: text, languages, emphasis, width, alignment, theme. The wording
is the project's own and names nobody.
"""

from __future__ import annotations

import random
import unicodedata
from itertools import pairwise

from msgspec import Struct

from cvbuilder.document.nodes import Text

HAN = (
    "负责大规模分布式训练平台的设计与实现研究视觉语言模型在真实场景中应用并推动算法从原型走向产品带领团队完成多项"
    "国家重点课题获得同行认可发表高水平论文指导学生参加竞赛建设数据标注流程优化推理性能降低成本提升用户体验"
)
TRADITIONAL = (
    "負責大規模分散式訓練平臺的設計與實作研究視覺語言模型在真實場景中應用並推動演算法從原型走向產品帶領團隊完成多項專案"
)
RARE = ("䶮", "𬭬", "鿏", "㛃", "喆", "堃", "〇", "葛\U000e0100", "骨直角門", "々")
CLAUSES = (
    "主持国家自然科学基金面上项目", "任算法研究员", "现任首席科学家", "毕业于计算机系", "获一等奖", "曾任访问学者",
    "担任程序委员会主席", "参与制定行业标准", "主要研究方向为多模态学习", "长期从事机器人控制研究", "培养博士生多名",
)  # fmt: skip
WORDS = (
    "the representation of large language models", "distributed training", "Transformer", "PyTorch", "NeurIPS",
    "state-of-the-art", "open-source software", "reinforcement learning from human feedback", "international",
    "a multi-modal understanding", "OpenReview", "CVPR", "systems", "responsible for", "the organisation", "e.g.",
    "incomprehensibilities", "co-author", "implementation", "internationalisation", "deployed in production",
)  # fmt: skip
WHOLE = (
    "C++", "C#", "R&D", "A/B", "3D", "GPT-4", "2D+3D", ".NET", "F#", "I/O", "CI/CD", "Wi-Fi", "X-ray", "COVID-19",
    "H.264", "3.9/4.0", "TCP/IP", "Node.js", "Python 3.11", "5G", "B.S.", "U.S.", "AT&T", "B2B", "node_modules", "24×7",
    "Qwen2.5-7B",
)  # fmt: skip
NUMBERS = (
    "100%", "37.5%", "20℃", "12万元", "2022年4月", "2022年", "3000余项", "200多人", "15 km", "80 GB", "120 ms", "5km",
    "64GB", "1,000,000", "-5", "3.14", "5+", "第3届", "RMB 2 million", "￥200万", "$28", "¥3,000", "50％", "10亿元",
    "3个月", "30余家", "±5%", "36.5°C", "8倍", "1/3", "Top 1", "No. 1",
)  # fmt: skip
RANGES = (
    "2019–2024",
    "37–71%",
    "3～5年",
    "2019-2024",
    "10–20 km",
    "2018年—2022年",
    "pp. 12–18",
    "2021–present",
    "5%～8%",
)
NAMES = (
    "Xi'an",
    "don’t",
    "O’Neill",
    "Xi’an",
    "it’s",
    "Chang'e",
    "naïve",
    "Müller",
    "José",
    "Erdős",
    "Łukasz",
    "Ångström",
)
ADDRESSES = (
    "https://github.com/example/project-name/tree/main", "https://example.org/a/long_path/index.html?q=1&page=2#top",
    "example.org/a/long/path", "lin.yuan@example.org", "www.example.org", "https://doi.org/10.1000/xyz-123.456",
    "yuan_lin+cv@mail.example.edu.cn", "http://example.org/~yuan/", "https://example.org",
)  # fmt: skip
LATIN_MARKS = (", ", "; ", ": ", ". ", " – ", " — ", "—", " · ", " | ", " & ", " (", ") ", "/", "… ", "! ", "? ")
MARKS = (
    "，",
    "，",
    "，",
    "。",
    "、",
    "、",
    "；",
    "：",
    "？",
    "！",
    "……",
    "——",
    "·",
    "～",
    "％",
    "／",
    "？！",
    "，——",
    "……。",
)
PAIRS = ("（）", "（）", "《》", "“”", "“”", "‘’", "「」", "【】", "〈〉", "『』", "〔〕", "［］", "()", "[]")
ODD_SPACES = ("\u3000", "\u00a0", "\u200b", "  ", "\u2009", "\u202f", "\u2060")
THEMES = ("classic", "modern")
LANGUAGES = ("zh-Hans", "zh-Hans", "zh-Hans", "en", "en", "zh-Hant")


class Sample(Struct, frozen=True):
    """One paragraph and how it is to be set; `width` in pt. `seed` makes it again."""

    seed: int
    content: tuple[Text, ...]
    language: str
    theme: str
    width: float
    justified: bool
    hyphenate: bool = True

    @property
    def text(self) -> str:
        """The whole paragraph."""
        return "".join(node.text for node in self.content)


def sample(seed: int) -> Sample:
    """Return the sample of a seed."""
    draw = random.Random(seed)
    language = draw.choice(LANGUAGES)
    english = language == "en"
    text = _english(draw) if english else _chinese(draw, TRADITIONAL if language == "zh-Hant" else HAN)
    if draw.random() < 0.15:
        text = unicodedata.normalize("NFD", text)
    width = round(draw.uniform(90, 200) if draw.random() < 0.4 else draw.uniform(200, 460), 2)
    return Sample(
        seed, _stretches(draw, text.strip(), language), language, draw.choice(THEMES), width, draw.random() < 0.7
    )


def _han(draw: random.Random, source: str) -> str:
    if draw.random() < 0.3 and source is HAN:
        return draw.choice(CLAUSES)
    start = draw.randrange(len(source) - 8)
    text = source[start : start + draw.choice((1, 2, 3, 4, 5, 6, 8))]
    return text + draw.choice(RARE) if draw.random() < 0.03 else text


def _latin(draw: random.Random) -> str:
    kind = draw.choices(
        (WORDS, WHOLE, NUMBERS, RANGES, NAMES, ADDRESSES), weights=(30, 22, 22, 8, 8, 5)
    )[0]  # fmt: skip
    word = draw.choice(kind)
    if kind is WORDS and draw.random() < 0.05:
        place = draw.randrange(1, len(word))
        word = word[:place] + draw.choice("\u00ad\u200b") + word[place:]
    return word


def _space(draw: random.Random) -> str:
    """Between Han and Latin: typed or not."""
    return draw.choice(("", "", " "))


def _phrase(draw: random.Random, han: str) -> str:
    """A clause of Chinese, Latin words in it with or without typed spaces."""
    text = _han(draw, han)
    for _ in range(draw.choice((0, 1, 1, 2))):
        latin = _latin(draw)
        if draw.random() < 0.25:
            latin += " " + _latin(draw)
        space = _space(draw)
        text += space + latin + (space if draw.random() < 0.8 else _space(draw)) + _han(draw, han)
    return text


def _paired(draw: random.Random, inner: str) -> str:
    pair = draw.choice(PAIRS)
    if pair == "“”" and draw.random() < 0.4:
        inner += f"‘{_latin(draw)}’"
    return pair[0] + inner + pair[1]


def _chinese(draw: random.Random, han: str) -> str:
    text = ""
    for _ in range(draw.randint(3, 12)):
        chance = draw.random()
        if chance < 0.22:
            inner = _phrase(draw, han) if draw.random() < 0.6 else _latin(draw)
            text += _paired(draw, inner) + (_paired(draw, _han(draw, han)) if draw.random() < 0.15 else "")
        elif chance < 0.27:
            text += "·".join(_han(draw, han) for _ in range(draw.choice((2, 3))))
        else:
            text += _phrase(draw, han)
        chance = draw.random()
        if chance < 0.75:
            text += draw.choice(MARKS)
        elif chance < 0.8:
            text += draw.choice((*ODD_SPACES, "的\u00ad"))
    return text + draw.choice(("。", "。", "", "；", "！”"))


def _english(draw: random.Random) -> str:
    parts: list[str] = []
    for _ in range(draw.randint(4, 22)):
        piece = _latin(draw)
        if piece in ADDRESSES and parts and not parts[-1].endswith((" ", "(")):
            parts.append(" ")
        chance = draw.random()
        if chance < 0.08:
            piece = draw.choice(("“{}”", "({})", "‘{}’", "“‘{}’ ”", '"{}"', "[{}]")).format(piece)
        elif chance < 0.14:
            piece = _han(draw, HAN) + (f"（{piece}）" if draw.random() < 0.5 else "")
        parts.append(piece)
        chance = draw.random()
        if chance < 0.72 or piece in ADDRESSES:
            parts.append(" ")
        else:
            parts.append(draw.choice(LATIN_MARKS if chance < 0.96 else ODD_SPACES))
    return "".join(parts)


def _stretches(draw: random.Random, text: str, language: str) -> tuple[Text, ...]:
    """Cut a text at random places, also within words and between marks, but not within a cluster."""
    places = {0, len(text)}
    for _ in range(draw.choice((0, 0, 1, 2, 3, 5))):
        place = draw.randrange(len(text))
        if not unicodedata.category(text[place]).startswith("M"):
            places.add(place)
    return tuple(_node(draw, text[start:end], language) for start, end in pairwise(sorted(places)))


def _node(draw: random.Random, text: str, language: str) -> Text:
    manner = draw.choice(("", "", "strong", "emphasis", "code", "link"))
    return Text(
        text,
        language,
        strong=manner == "strong",
        emphasis=manner == "emphasis",
        code=manner == "code",
        link="https://example.org" if manner == "link" else None,
    )
