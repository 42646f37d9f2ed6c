"""Addresses that profiles hold: links, e-mail, telephone, files. Takes a scalar's text, gives it checked.

Each has a pattern that the JSON Schema uses too; what does not match is told by its likeliest mistake.
Nothing is looked up: no network, no file system. Patterns are compiled when first needed; `re` keeps them.
"""

from __future__ import annotations

import re

from cvbuilder.profile.text import Email, LocalPath, Phone, Url
from cvbuilder.profile.wrong import Wrong

MAX_URL = 2000
_HOST = r"(?:[^\s/?#@:\\\[\]]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?"
URL_PATTERN = (
    rf"^(?:[Hh][Tt][Tt][Pp][Ss]?://{_HOST}(?:[/?#]\S*)?"
    r"|[Mm][Aa][Ii][Ll][Tt][Oo]:[^\s@]+@[^\s@]+|[Tt][Ee][Ll]:\+?[0-9().\-]+(?:;\S*)?)$"
)
EMAIL_PATTERN = r"^[^\s@<>(),;:\"\\\[\]]+@[^\s@<>(),;:\"\\\[\].]+(?:\.[^\s@<>(),;:\"\\\[\].]+)+$"
PHONE_PATTERN = r"^(?=(?:[^0-9]*[0-9]){3})[0-9+(). \-]{3,40}$"
PATH_PATTERN = r"^(?![/~]|[A-Za-z]:)(?!(?:.*/)?\.\.(?:/|$))[^\\\u0000]+$"

_SCHEME = r"([A-Za-z][A-Za-z0-9+\-]*):(?![0-9])"
_SCHEMES = ("http", "https", "mailto", "tel")
_LINK = "an address that begins with https:, http:, mailto: or tel:"


def read_url(text: str) -> Url:
    """Return a link with one of the four schemes; http and https need a host. Raises Wrong."""
    if len(text) > MAX_URL:
        raise Wrong("the address is too long", f"at most {MAX_URL:,} characters")
    if re.match(URL_PATTERN, text):
        return Url(text)
    raise _wrong_url(text)


def _wrong_url(text: str) -> Wrong:
    if re.search(r"\s", text):
        return Wrong("the address holds a space", _LINK, "write %20 for a space that belongs to it")
    found = re.match(_SCHEME, text)
    if not found:
        if re.match(EMAIL_PATTERN, text):
            return Wrong("the scheme of the address is missing", _LINK, f"write mailto:{text}")
        return Wrong("the scheme of the address is missing", _LINK, f"write https://{text.lstrip('/')}")
    scheme = found[1].lower()
    if scheme not in _SCHEMES:
        return Wrong(f"links with `{found[1]}:` are not allowed", _LINK)
    if scheme == "mailto":
        return Wrong("the e-mail address after `mailto:` is not complete", "such as mailto:lin@example.org")
    if scheme == "tel":
        return Wrong("the telephone number after `tel:` cannot be dialled", "such as tel:+86-10-5550-0100")
    authority = re.split(r"[/?#]", text[found.end() :].removeprefix("//"), maxsplit=1)[0]
    if "@" in authority:
        return Wrong("the address holds a user name", _LINK, "delete all from `//` to `@`")
    if text[found.end() :].startswith("//") and authority:
        return Wrong(f"`{authority}` is not a host", f"such as {scheme}://example.org")
    return Wrong("the address has no host", f"such as {scheme}://example.org")


def read_email(text: str) -> Email:
    """Return an e-mail address of the ordinary form, at most 254 characters (RFC 5321, 4.5.3.1.3). Raises Wrong."""
    if len(text) <= 254 and re.match(EMAIL_PATTERN, text):
        return Email(text)
    hint = "leave out `mailto:`" if text.lower().startswith("mailto:") else ""
    raise Wrong(f"`{text[:80]}` is not an e-mail address", "an address such as lin@example.org", hint)


def read_phone(text: str) -> Phone:
    """Return a telephone number: at least three digits, and spaces and + - ( ) . between them. Raises Wrong."""
    if re.match(PHONE_PATTERN, text):
        return Phone(text)
    hint = "leave out `tel:`" if text.lower().startswith("tel:") else ""
    raise Wrong(f"`{text[:80]}` is not a telephone number", "digits, spaces and + - ( ) . alone", hint)


def read_path(text: str) -> LocalPath:
    """Return a path that stays below the profile's folder on every system. Raises Wrong.

    The form alone is checked; links of the file system are the pipeline's to follow.
    """
    if re.match(PATH_PATTERN, text):
        return LocalPath(text)
    expected = "a path below the profile's folder, such as pictures/photo.jpg"
    if "\\" in text:
        raise Wrong("the path holds a backslash", expected, "write forward slashes")
    if text.startswith(("/", "~")) or re.match("[A-Za-z]:", text):
        raise Wrong("the path does not begin in the profile's folder", expected, "write it relative to the profile")
    raise Wrong("the path leads out of the profile's folder", expected, "put the file into the folder, or below it")
