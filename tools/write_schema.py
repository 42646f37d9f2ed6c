"""Write the schemas of profiles and programmes from their models: `python tools/write_schema.py`.

Run it after a change to `cvbuilder/profile/model.py` or `programme.py`; a test fails while a file is not current.
"""

from __future__ import annotations

import json
from pathlib import Path

from cvbuilder.profile import Profile
from cvbuilder.profile.programme import Programme
from cvbuilder.profile.record import Record
from cvbuilder.profile.schema import json_schema

FOLDER = Path(__file__).resolve().parent.parent / "schema"
MODELS: tuple[type[Record], ...] = (Profile, Programme)


def schema_text(cls: type[Record] = Profile) -> str:
    """Return a schema as its file holds it: keys in the model's order, UTF-8, a newline at the end."""
    return json.dumps(json_schema(cls), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    for model in MODELS:
        target = FOLDER / f"{model.__name__.lower()}.schema.json"
        target.write_text(schema_text(model), encoding="utf-8", newline="\n")
