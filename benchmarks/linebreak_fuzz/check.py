"""All that is wrong with a sample as it was placed, and how to see it again."""

from __future__ import annotations

from benchmarks.linebreak_fuzz.breaks import judge_breaks
from benchmarks.linebreak_fuzz.positions import judge_positions
from benchmarks.linebreak_fuzz.reading import Fault, read
from benchmarks.linebreak_fuzz.samples import Sample
from benchmarks.linebreak_fuzz.setting import Placement


def check(sample: Sample, placement: Placement) -> list[Fault]:
    """Return every fault of a placed sample."""
    rows, faults = read(sample.text, placement.lines)
    faults += [Fault("missing", 0, message) for message in placement.missing]
    if faults:
        return faults
    faults += judge_breaks(sample, rows, placement.warnings)
    faults += judge_positions(sample, rows, placement.warnings)
    return faults


def described(sample: Sample, fault: Fault) -> str:
    """A fault with what makes it again."""
    manner = f"{sample.language}, {sample.theme}, {'justified' if sample.justified else 'ragged'}, {sample.width} pt"
    stretches = "¦".join(node.text for node in sample.content)
    return f"{fault.kind}: {fault.message}\n    line {fault.line}; sample({sample.seed}), {manner}: {stretches}"
