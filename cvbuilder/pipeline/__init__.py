"""The stages put together, and the one door to the file system and the clock.

    build(path, request)    every document of a profile, as bytes in memory
    put(built, folder)      a file, whole or not at all
    check(path)             what a build would stumble over, and which texts a language lacks
    listing                 what there is to choose from

A build makes everything before anything is put in place, so that a failure never touches an older good
file. Nothing here prints or exits; the command line asks this room alone.
"""

from cvbuilder.document.nodes import Omission
from cvbuilder.layout.boxes import FitReport, LayoutWarning
from cvbuilder.pipeline import listing
from cvbuilder.pipeline.build import build, check, load, slug_of
from cvbuilder.pipeline.files import MAX_PHOTO, line_of, put
from cvbuilder.pipeline.jobs import jobs
from cvbuilder.pipeline.request import (
    ALL,
    EDITIONS,
    GAPS,
    KINDS,
    LENGTHS,
    MACHINE_MADE,
    PAGE_SIZES,
    PRIVATE_FIELDS,
    SOURCES,
    Built,
    Checked,
    Job,
    Request,
)
from cvbuilder.profile.text import PartialDate

__all__ = [
    "ALL",
    "EDITIONS",
    "GAPS",
    "KINDS",
    "LENGTHS",
    "MACHINE_MADE",
    "MAX_PHOTO",
    "PAGE_SIZES",
    "PRIVATE_FIELDS",
    "SOURCES",
    "Built",
    "Checked",
    "FitReport",
    "Job",
    "LayoutWarning",
    "Omission",
    "PartialDate",
    "Request",
    "build",
    "check",
    "jobs",
    "line_of",
    "listing",
    "load",
    "put",
    "slug_of",
]
