"""Profiles: takes a Source, gives one person's typed, validated profile; never reads a file or a catalog.

    parse(source) -> Profile        raises ProfileError with every problem
    SECTIONS                        the names of the model's sections, in its order

The classes of a profile are in `cvbuilder.profile.model`, its small values in `cvbuilder.profile.text`.
"""

from __future__ import annotations

from cvbuilder.profile.model import Profile
from cvbuilder.profile.parse import parse
from cvbuilder.profile.sections import PUBLICATION_GROUPS, SECTIONS

__all__ = ["PUBLICATION_GROUPS", "SECTIONS", "Profile", "parse"]
