"""Plots as SVG, written by hand: points, the straight line through them, axes with units. The same figures give the
same bytes. Pure functions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from math import floor, log10

from msgspec import Struct

from benchmarks.figures import Line, line_through
from benchmarks.tables import number

WIDTH, HEIGHT, ACROSS = 460, 330, 2
LEFT, RIGHT, TOP, BOTTOM = 66, 28, 62, 52
INK, PALE, GRID = "#1c1c1e", "#55585e", "#e3e6ea"
COLORS = ("#1f4e79", "#b4532a", "#3f7d4e")
FACE = "font-family=\"'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif\""
Placing = Callable[[float, float], tuple[float, float]]
"""Where a point of the figures stands on the plot."""
STEPS = (1, 2, 2.5, 5, 10)


class Series(Struct, frozen=True):
    """Points of one sort; `fitted`: with the straight line through them."""

    name: str
    points: tuple[tuple[float, float], ...]
    fitted: bool = True


class Plot(Struct, frozen=True):
    """One plot: its title, what its axes say with their units, its points."""

    title: str
    across: str
    up: str
    series: tuple[Series, ...]


def ticks(most: float, wanted: int = 5) -> list[float]:
    """Round figures from 0 up to at least a figure, about as many steps as wanted."""
    if most <= 0:
        return [0.0, 1.0]
    rough = most / wanted
    size = 10 ** floor(log10(rough))
    step = next(size * each for each in STEPS if size * each >= rough * 0.999)
    count = next(n for n in range(1, 100) if n * step >= most * 0.999)
    return [round(n * step, 10) for n in range(count + 1)]


def sheet(plots: Sequence[Plot]) -> str:
    """Some plots on one picture, two beside each other."""
    rows = -(-len(plots) // ACROSS)
    width, height = WIDTH * min(ACROSS, len(plots)), HEIGHT * rows
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'{FACE} font-size="12" fill="{INK}">',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    for place, plot in enumerate(plots):
        parts.append(f'<g transform="translate({place % ACROSS * WIDTH} {place // ACROSS * HEIGHT})">')
        parts.extend(drawn(plot))
        parts.append("</g>")
    return "\n".join((*parts, "</svg>")) + "\n"


def drawn(plot: Plot) -> Iterator[str]:
    """One plot's marks."""
    points = [point for series in plot.series for point in series.points]
    xs, ys = ticks(max(x for x, _ in points)), ticks(max(y for _, y in points))

    def at(x: float, y: float) -> tuple[float, float]:
        across, up = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
        return round(LEFT + across * x / xs[-1], 1), round(HEIGHT - BOTTOM - up * y / ys[-1], 1)

    yield text(LEFT, 22, plot.title, 'font-size="14" font-weight="bold"')
    yield from axes(plot, xs, ys, at)
    for place, series in enumerate(plot.series):
        color = COLORS[place % len(COLORS)]
        line = line_through(series.points) if series.fitted else None
        if line:
            (x1, y1), (x2, y2) = (at(*end) for end in ends(line, xs[-1], ys[-1]))
            yield f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{color}" stroke-width="1.3" opacity="0.65"/>'
        elif len(series.points) > 1:
            route = "L".join(f"{x} {y}" for x, y in (at(*point) for point in series.points))
            yield f'<path d="M{route}" fill="none" stroke="{color}" stroke-width="1.3" opacity="0.65"/>'
        for point in series.points:
            x, y = at(*point)
            yield f'<circle cx="{x}" cy="{y}" r="3.2" fill="{color}"/>'
        yield from key(series, line, 38 + 15 * place, color)


def axes(plot: Plot, xs: Sequence[float], ys: Sequence[float], at: Placing) -> Iterator[str]:
    """The grid, both axes with their ticks, and what they are of."""
    for y in ys:
        (left, height), (right, _) = at(0, y), at(xs[-1], y)
        yield f'<line x1="{left}" y1="{height}" x2="{right}" y2="{height}" stroke="{GRID}"/>'
        yield text(left - 7, height + 4, label(y), f'text-anchor="end" fill="{PALE}"')
    for x in xs:
        left, foot = at(x, 0)
        yield f'<line x1="{left}" y1="{foot}" x2="{left}" y2="{foot + 4}" stroke="{PALE}"/>'
        yield text(left, foot + 17, label(x), f'text-anchor="middle" fill="{PALE}"')
    (left, foot), (right, top) = at(0, 0), at(xs[-1], ys[-1])
    yield f'<path d="M{left} {top}V{foot}H{right}" fill="none" stroke="{PALE}"/>'
    yield text((left + right) / 2, HEIGHT - 12, plot.across, 'text-anchor="middle"')
    middle = (top + foot) / 2
    yield text(16, middle, plot.up, f'text-anchor="middle" transform="rotate(-90 16 {middle})"')


def ends(line: Line, across: float, up: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where a rising line enters and leaves a plot that goes from 0 to two figures."""
    if line.slope <= 0:
        return (0, line.start), (across, max(0.0, line.at(across)))
    first = max(0.0, -line.start / line.slope)
    last = min(across, (up - line.start) / line.slope)
    return (first, line.at(first)), (last, line.at(last))


def key(series: Series, line: Line | None, height: float, color: str) -> Iterator[str]:
    """What a colour stands for, and the line's equation."""
    yield f'<circle cx="{LEFT + 4}" cy="{height - 4}" r="3.2" fill="{color}"/>'
    yield text(LEFT + 13, height, series.name + (f": {equation(line)}" if line else ""), f'fill="{PALE}"')


def equation(line: Line) -> str:
    """A line as people write it, with how well the points keep to it."""
    sign = "+" if line.start >= 0 else "−"
    return f"{number(line.slope)} x {sign} {number(abs(line.start))}, R² {line.fit:.3f}"


def label(figure: float) -> str:
    """A tick's figure."""
    return f"{figure:,.10g}"


def text(x: float, y: float, words: str, rest: str = "") -> str:
    """Words at a place."""
    return f'<text x="{round(x, 1)}" y="{round(y, 1)}" {rest}>{escape(words)}</text>'
