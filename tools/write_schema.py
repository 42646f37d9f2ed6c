"""Write schema/profile.schema.json from the model: `python tools/write_schema.py`.

Run it after a change to `cvbuilder/profile/model.py`; a test fails while the file is not current.
"""

from __future__ import annotations

import json
from pathlib import Path

from cvbuilder.profile.schema import json_schema

TARGET = Path(__file__).resolve().parent.parent / "schema" / "profile.schema.json"


def schema_text() -> str:
    """Return the schema as the file holds it: keys in the model's order, UTF-8, a newline at the end."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    TARGET.write_text(schema_text(), encoding="utf-8", newline="\n")
