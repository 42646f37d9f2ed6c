"""The registry of rules: code, name, severity, words, an example, the function that looks.

Codes are stable: 1xx how a text is written, 2xx what it says, 3xx what a network says, 4xx what
its history says, 5xx what an event asks for. A rule that goes keeps its
code from being used again. docs/lint.md is made from here by tools/write_lint_docs.py.
"""

from __future__ import annotations

from cvbuilder.lint.counts import counts_disagree
from cvbuilder.lint.dashes import wrong_dash, wrong_ellipsis
from cvbuilder.lint.dates import LONGEST_OVERLAP, future_dates, overlapping_roles, range_ends_first
from cvbuilder.lint.finding import Rule
from cvbuilder.lint.lengths import too_long
from cvbuilder.lint.links import insecure_links, never
from cvbuilder.lint.people import own_name_absent
from cvbuilder.lint.privacy import private_fields
from cvbuilder.lint.punctuation import full_width_marks, half_width_brackets, half_width_marks
from cvbuilder.lint.quotes import straight_quotes
from cvbuilder.lint.references import dead_references, repeated_entries
from cvbuilder.lint.scripts import full_width_letters, simplified_characters, traditional_characters
from cvbuilder.lint.spacing import mixed_spacing

RULES: tuple[Rule, ...] = (
    Rule(
        code="CVB101",
        name="half-width-mark",
        severity="warning",
        about="A half-width comma, colon, semicolon, question or exclamation mark, or full stop beside Chinese. Marks "
        "between two Latin words or figures are their own (`FairNAS, Twins`, `10,000`, `3:1`).",
        wrong="headline: { zh: '工程师,研究员' }",
        right="headline: { zh: '工程师，研究员' }",
        check=half_width_marks,
        mends=True,
    ),
    Rule(
        code="CVB102",
        name="half-width-bracket",
        severity="warning",
        about="Half-width brackets that stand after Chinese, or hold it. `O(n)` and `(1)` are let be.",
        wrong="headline: { zh: 行人重识别 (ReID) 研究员 }",
        right="headline: { zh: 行人重识别（ReID）研究员 }",
        check=half_width_brackets,
        mends=True,
    ),
    Rule(
        code="CVB103",
        name="full-width-mark",
        severity="warning",
        about="Full-width punctuation in an English text. Beside Han, as in a Chinese title, it is let be.",
        wrong="headline: { en: Engineer，researcher }",
        right="headline: { en: 'Engineer, researcher' }",
        check=full_width_marks,
        mends=True,
    ),
    Rule(
        code="CVB104",
        name="mixed-spacing",
        severity="note",
        about="Chinese and Latin (or figures) with a typed space between them in some places of the file and none in "
        "others. Layout sets that distance, so either manner will do; the rarer one is told, of a tie the spaces.",
        wrong="headline: { zh: AI工程师，从事 CV 研究8年，发表论文9篇 }",
        right="headline: { zh: AI工程师，从事CV研究8年，发表论文9篇 }",
        check=mixed_spacing,
        mends=True,
    ),
    Rule(
        code="CVB105",
        name="straight-quote",
        severity="warning",
        about="Straight quotes and apostrophes in English or Chinese prose. Inches, feet and code are let be.",
        wrong="headline: { en: 'Author of \"Tidemark\"' }",
        right="headline: { en: Author of “Tidemark” }",
        check=straight_quotes,
        mends=True,
    ),
    Rule(
        code="CVB106",
        name="wrong-ellipsis",
        severity="warning",
        about="Dots that stand for an ellipsis, which is `…` in English and `……` in Chinese.",
        wrong="headline: { zh: 未完待续... }",
        right="headline: { zh: 未完待续…… }",
        check=wrong_ellipsis,
        mends=True,
    ),
    Rule(
        code="CVB107",
        name="wrong-dash",
        severity="warning",
        about="Two hyphens for a dash; in Chinese also a single dash that breaks a sentence (`——` does). A single dash "
        "that joins two nouns (麻省理工学院—帝国理工学院) is right.",
        wrong="headline: { en: Engineer -- and rower }",
        right="headline: { en: Engineer—and rower }",
        check=wrong_dash,
        mends=True,
    ),
    Rule(
        code="CVB108",
        name="full-width-letter",
        severity="warning",
        about="Full-width digits and letters, in any language.",
        wrong="headline: { zh: 从业８年的ＡＩ工程师 }",
        right="headline: { zh: 从业8年的AI工程师 }",
        check=full_width_letters,
        mends=True,
    ),
    Rule(
        code="CVB109",
        name="traditional-character",
        severity="warning",
        about="Characters that only Traditional Chinese has, in a text in zh-Hans.",
        wrong="headline: { zh: 機器学习工程师 }",
        right="headline: { zh: 机器学习工程师 }",
        check=traditional_characters,
    ),
    Rule(
        code="CVB110",
        name="simplified-character",
        severity="warning",
        about="Characters that only Simplified Chinese has, in a text in zh-Hant.",
        wrong="headline: { zh-Hant: 机器學習工程師 }",
        right="headline: { zh-Hant: 機器學習工程師 }",
        check=simplified_characters,
    ),
    Rule(
        code="CVB201",
        name="range-ends-first",
        severity="warning",
        about="A range of years in prose that ends before it starts. In `start` and `end` that is an error of the "
        "profile, not a finding.",
        wrong="headline: { en: Lead engineer from 2024 to 2018 }",
        right="headline: { en: Lead engineer from 2018 to 2024 }",
        check=range_ends_first,
    ),
    Rule(
        code="CVB202",
        name="overlapping-roles",
        severity="note",
        about=f"Two positions of `experience` at different employers, known by month, that overlap for more than "
        f"{LONGEST_OVERLAP} months: an older one is often left open. Positions that are held beside another by their "
        "words (adjunct, part-time, board, 兼职, 客座) do not count.",
        wrong="experience:\n"
        "  - { organization: B, position: Engineer, start: 2022-01, end: present }\n"
        "  - { organization: A, position: Engineer, start: 2018-01, end: present }",
        right="experience:\n"
        "  - { organization: B, position: Engineer, start: 2022-01, end: present }\n"
        "  - { organization: A, position: Engineer, start: 2018-01, end: 2021-12 }",
        check=overlapping_roles,
    ),
    Rule(
        code="CVB203",
        name="future-date",
        severity="warning",
        about="A date after the day of the build (`--today`, SOURCE_DATE_EPOCH, `updated`; without one the rule is "
        "silent). Talks, courses, grants and service may lie ahead, and so may the end of what has begun.",
        wrong="updated: 2026-06-30\nawards: [{ title: Prize, date: 2027-05 }]",
        right="updated: 2026-06-30\nawards: [{ title: Prize, date: 2026-05 }]",
        check=future_dates,
    ),
    Rule(
        code="CVB204",
        name="dead-reference",
        severity="warning",
        about="A document lists a section without entries or a private field without a value; a group has no "
        "publications; something is limited to a language that the profile does not have. Unknown sections and groups "
        "are errors of the profile.",
        wrong="documents: [{ kind: cv, sections: [talks] }]",
        right="documents: [{ kind: cv, sections: [summary] }]\nsummary: [Engineer]",
        check=dead_references,
    ),
    Rule(
        code="CVB205",
        name="repeated-entry",
        severity="warning",
        about="An entry, point or word of a list that says the same as one before it.",
        wrong="skills: [Python, C++, python]",
        right="skills: [Python, C++]",
        check=repeated_entries,
    ),
    Rule(
        code="CVB206",
        name="own-name-absent",
        severity="warning",
        about="A publication whose authors do not hold the person in any form of the name or alias, or of whom two "
        "agree with it equally well. A list that ends in et al. or 等 is let be.",
        wrong="publications: [{ title: A Paper, authors: [Nora Sample] }]",
        right="publications: [{ title: A Paper, authors: [Nora Sample, Y. Lin] }]",
        check=own_name_absent,
    ),
    Rule(
        code="CVB207",
        name="count-disagrees",
        severity="note",
        about="A number of one's own papers, or first-authored ones, that is not that of `publications`. A number with "
        "a qualifier (`at top conferences`, 顶级会议) or an approximation (`over 10`, 10余篇) may be smaller than the "
        "list.",
        wrong="headline: { en: Published 3 papers }\npublications: [{ title: A }, { title: B }]",
        right="headline: { en: Published 2 papers }\npublications: [{ title: A }, { title: B }]",
        check=counts_disagree,
    ),
    Rule(
        code="CVB208",
        name="private-field",
        severity="note",
        about="A private field that one of the profile's documents shows of its own accord, the year of "
        "`personal.birth` in prose, or what looks like the number of an identity card.",
        wrong="personal: { languages: [en], birth: 1992 }\ndocuments: [{ kind: cv, private: [birth] }]",
        right="personal: { languages: [en], birth: 1992 }\ndocuments: [{ kind: cv }]",
        check=private_fields,
    ),
    Rule(
        code="CVB209",
        name="insecure-link",
        severity="warning",
        about="A link that begins with http, not https.",
        wrong="contact: { website: http://example.org }",
        right="contact: { website: https://example.org }",
        check=insecure_links,
    ),
    Rule(
        code="CVB210",
        name="too-long",
        severity="note",
        about="A biography that is more than half as long again as it is meant to be: 50, 100, 200 words of English "
        "for short, medium, long; 80, 150, 300 字 of Chinese.",
        wrong=f"bio: {{ short: {{ en: {'word ' * 76}}} }}",
        right=f"bio: {{ short: {{ en: {'word ' * 50}}} }}",
        check=too_long,
    ),
    Rule(
        code="CVB301",
        name="broken-link",
        severity="warning",
        about="A link that cannot be read. Looked for with `--links` alone, which goes to the network.",
        wrong="",
        right="",
        check=never,
    ),
    Rule(
        code="CVB401",
        name="stale-text",
        severity="warning",
        about="A text that stayed as it was while another language's text in the same field changed. Looked for with "
        "`--stale REV` alone, which asks git for the profile of then; entries that moved are found again by what they "
        "say, and a change of marks or space alone is none.",
        wrong="",
        right="",
        check=never,
    ),
    Rule(
        code="CVB501",
        name="event-missing",
        severity="warning",
        about="What an event asks for, and the profile does not have in its language. Rules of events look where "
        "`check --event NAME` names one; `cvbuilder events` lists them.",
        wrong="",
        right="",
        check=never,
    ),
    Rule(
        code="CVB502",
        name="event-too-long",
        severity="warning",
        about="A title, headline, position or the like that is longer than an event allows, and cannot be shortened by "
        "whole sentences or items. Biographies are made to measure.",
        wrong="",
        right="",
        check=never,
    ),
    Rule(
        code="CVB503",
        name="event-too-short",
        severity="warning",
        about="A text that is shorter than an event asks for.",
        wrong="",
        right="",
        check=never,
    ),
    Rule(
        code="CVB504",
        name="event-photo",
        severity="warning",
        about="The portrait is missing, smaller than an event asks for, no square where one is asked for, or too many "
        "megabytes.",
        wrong="",
        right="",
        check=never,
    ),
)
CODES: tuple[str, ...] = tuple(rule.code for rule in RULES)
BROKEN_LINK, STALE_TEXT, EVENT_MISSING, EVENT_TOO_LONG, EVENT_TOO_SHORT, EVENT_PHOTO = RULES[-6:]
