"""Mixed text at random, set by the layout, and judged by code that shares nothing with it.

`python -m benchmarks.linebreak_fuzz --paragraphs 10000 --seed 1` sets the paragraphs (`samples`, `setting`), reads the
placed lines back (`reading`) and judges where they break (`breaks`) and where their glyphs stand (`positions`), by
tables of its own (`signs`) and its own reading of the font files (`ruler`); then it sets the lines against those of a
greedy breaker (`greedy`). Any fault is printed with what it takes to see it again, and the exit code is 1.
"""
