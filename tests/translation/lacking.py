"""Profiles from which the texts of a language are taken, by PyYAML's own marks and nothing of ours."""

from __future__ import annotations

from collections.abc import Iterator

import yaml


def without(text: str, language: str, first: int = 0, each: int = 1) -> tuple[str, list[str]]:
    """A profile without each so-manieth of a language's texts that stand beside another's, and these texts."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    cuts, gone, count = [], [], first - each
    for mapping in _mappings(root):
        keys = [key.value for key, _ in mapping.value]
        if language not in keys or not set(keys) <= {"en", "zh", "fr", "zh-Hans", "zh-Hant"} or len(keys) < 2:
            continue
        count += 1
        if count % each:
            continue
        at = keys.index(language)
        key, value = mapping.value[at]
        gone.append(value.value)
        if mapping.flow_style and at:
            cuts.append((mapping.value[at - 1][1].end_mark.index, value.end_mark.index))
        elif mapping.flow_style or at == 0:
            cuts.append((key.start_mark.index, mapping.value[at + 1][0].start_mark.index))
        else:
            cuts.append((key.start_mark.index - key.start_mark.column, _line_end(text, value)))
    for start, end in sorted(cuts, reverse=True):
        text = text[:start] + text[end:]
    return text, gone


def _line_end(text: str, value: yaml.Node) -> int:
    """The end of the line on which a value ends; the mark of a block scalar stands at the next token."""
    end = value.end_mark.index
    if value.style in ("|", ">"):
        return len(text[:end].rstrip()) + 1
    return text.index("\n", end) + 1


def _mappings(node: yaml.Node) -> Iterator[yaml.MappingNode]:
    if isinstance(node, yaml.MappingNode):
        yield node
        for _, value in node.value:
            yield from _mappings(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _mappings(value)
