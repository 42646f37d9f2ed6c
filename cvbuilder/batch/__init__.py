"""Many profiles at once: where they come from, who builds them, what was made before, what became of each.

    tasks_of(given)               files, folders, patterns, lists and streams, as tasks one after another
    Batch(..).outcomes(tasks)     what became of each, in the order of the tasks
    Here, Processes, Cluster      who builds: this process, processes of this machine, a Dask cluster

Memory stays flat however many there are: a bounded number of tasks is under way, and of each that is done a few
numbers are kept. Files stand in the output folder whole or not at all, and the manifest beside them says of what they
were made. Nothing here prints or exits.
"""

from __future__ import annotations

from cvbuilder.batch.desk import NAME, Desk, opened_report, spooled
from cvbuilder.batch.digests import stock
from cvbuilder.batch.engines import Engine, Here, Processes, cores
from cvbuilder.batch.inputs import STANDARD_INPUT, Given, count_of, require_files, tasks_of
from cvbuilder.batch.manifest import Manifest
from cvbuilder.batch.places import is_url, place_of
from cvbuilder.batch.run import Batch
from cvbuilder.batch.values import Made, Order, Outcome, State, Task

__all__ = [
    "NAME",
    "STANDARD_INPUT",
    "Batch",
    "Desk",
    "Engine",
    "Given",
    "Here",
    "Made",
    "Manifest",
    "Order",
    "Outcome",
    "Processes",
    "State",
    "Task",
    "cores",
    "count_of",
    "is_url",
    "opened_report",
    "place_of",
    "require_files",
    "spooled",
    "stock",
    "tasks_of",
]
