"""What a user may have meant by a key that the model does not have."""

from __future__ import annotations

from collections.abc import Iterable

from cvbuilder.profile.languages import is_tag
from cvbuilder.profile.wrong import Wrong, nearest

# Words of other tools and of everyday use. Only those that the place allows are ever named.
_MEANT: dict[str, tuple[str, ...]] = {
    "about": ("summary",),
    "achievements": ("highlights", "awards"),
    "address": ("location",),
    "avatar": ("photo",),
    "basics": ("contact",),
    "bio": ("summary",),
    "birthday": ("birth",),
    "bullets": ("highlights",),
    "certifications": ("certificates",),
    "company": ("organization",),
    "content": ("text",),
    "department_name": ("department",),
    "description": ("summary", "abstract", "text"),
    "employer": ("organization",),
    "end_date": ("end",),
    "endDate": ("end",),
    "entries": ("items",),
    "from": ("start",),
    "github": ("links",),
    "gpa": ("grade",),
    "homepage": ("website",),
    "honors": ("awards",),
    "job_title": ("position",),
    "journal": ("venue",),
    "link": ("url", "links"),
    "linkedin": ("links",),
    "major": ("field",),
    "mobile": ("phone",),
    "papers": ("publications",),
    "photo_path": ("photo",),
    "profiles": ("links",),
    "publisher": ("venue", "issuer", "outlet"),
    "school": ("institution",),
    "start_date": ("start",),
    "startDate": ("start",),
    "studyType": ("degree",),
    "supervisor": ("advisor",),
    "tags": ("keywords",),
    "tel": ("phone",),
    "to": ("end",),
    "title": ("headline", "position", "name"),
    "university": ("institution",),
    "volunteer": ("volunteering",),
    "work": ("experience",),
}


def unknown_key(key: str, allowed: Iterable[str]) -> Wrong:
    """Say that a key is unknown, with the key that may be meant, else with all that are allowed."""
    names = tuple(allowed)
    meant = next((word for word in _MEANT.get(key, ()) if word in names), "") or nearest(key, names)
    if meant:
        hint = f"did you mean `{meant}`?"
    elif is_tag(key):
        hint = "languages stand below the key of a text, not beside such keys"
    else:
        hint = f"allowed: {', '.join(names)}"
    return Wrong(f"the key `{key[:60]}` is unknown here", hint=hint)
