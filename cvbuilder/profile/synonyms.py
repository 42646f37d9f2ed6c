"""What a user may have meant by a key that the model does not have."""

from __future__ import annotations

from collections.abc import Sequence

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
    "exclude": ("not_for",),
    "for": ("tags",),
    "from": ("start",),
    "github": ("links",),
    "gpa": ("grade",),
    "homepage": ("website",),
    "honors": ("awards",),
    "job_title": ("position",),
    "include": ("tags",),
    "journal": ("venue",),
    "link": ("url", "links"),
    "linkedin": ("links",),
    "major": ("field",),
    "mobile": ("phone",),
    "papers": ("publications",),
    "photo_path": ("photo",),
    "profiles": ("links",),
    "priority": ("first_for",),
    "publisher": ("venue", "issuer", "outlet"),
    "school": ("institution",),
    "start_date": ("start",),
    "startDate": ("start",),
    "studyType": ("degree",),
    "supervisor": ("advisor",),
    "tags": ("keywords",),
    "targets": ("tags",),
    "tel": ("phone",),
    "to": ("end",),
    "title": ("headline", "position", "name"),
    "university": ("institution",),
    "volunteer": ("volunteering",),
    "work": ("experience",),
}


def meant_by(key: str, allowed: Sequence[str]) -> str:
    """Return the key that is likely meant by an unknown one, or ''."""
    known = next((word for word in _MEANT.get(key, ()) if word in allowed), "")
    return known or ("" if _is_language(key) else nearest(key, allowed))


def unknown_key(key: str, allowed: Sequence[str], meant: str) -> Wrong:
    """Say that a key is unknown, with the key that is meant, else with all that are allowed."""
    if meant:
        hint = f"did you mean `{meant}`?"
    elif _is_language(key):
        hint = "languages stand below the key of a text, not beside such keys"
    else:
        hint = f"allowed: {', '.join(allowed)}"
    return Wrong(f"the key `{key[:60]}` is unknown here", hint=hint)


def _is_language(key: str) -> bool:
    """True for `en` or `zh-Hant`; three letters alone are a mistyped key rather than a rare language."""
    return is_tag(key) and (len(key) == 2 or "-" in key)
