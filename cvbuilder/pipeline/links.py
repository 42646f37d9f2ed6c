"""Asks a network whether links can be read; the one place of the program that goes there, and never in a build.

Takes addresses, gives for each that cannot be read the reason. Asks by http and https alone, follows redirects to
these alone, reads no body, sends nothing but the address.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from urllib.request import OpenerDirector

TIMEOUT = 10.0
"""Seconds to wait for an answer."""
MAX_LINKS = 500
"""Links of one profile that are asked at most."""
_AT_A_TIME = 8
_REFUSED = (401, 403, 407, 429, 451, 999)
"""Answers of servers that speak to people, not to programs: they say nothing of the link."""
_AGENT = "cvbuilder (checks the links of a profile)"


def unreadable(urls: Iterable[str], timeout: float = TIMEOUT) -> Mapping[str, str]:
    """Return the links that cannot be read, each with the reason; the first MAX_LINKS different ones are asked."""
    from concurrent.futures import ThreadPoolExecutor

    asked = list(dict.fromkeys(urls))[:MAX_LINKS]
    opener = _opener()
    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        reasons = pool.map(lambda url: _reason(opener, url, timeout), asked)
        return {url: reason for url, reason in zip(asked, reasons, strict=True) if reason}


def _opener() -> OpenerDirector:
    """What opens http and https and nothing else: no file, no ftp."""
    from urllib import request

    opener = request.OpenerDirector()
    for handler in (
        request.ProxyHandler, request.HTTPHandler, request.HTTPSHandler, request.HTTPRedirectHandler,
        request.HTTPDefaultErrorHandler, request.HTTPErrorProcessor, request.UnknownHandler,
    ):  # fmt: skip
        opener.add_handler(handler())
    return opener


def _reason(opener: OpenerDirector, url: str, timeout: float) -> str:
    """Why a link cannot be read, '' if it can or if nothing can be said. A server may not know HEAD: GET decides."""
    reason = ""
    for method in ("HEAD", "GET"):
        reason = _asked(opener, url, method, timeout)
        if not reason:
            return ""
    return reason


def _asked(opener: OpenerDirector, url: str, method: str, timeout: float) -> str:
    from http.client import HTTPException
    from urllib.error import HTTPError, URLError
    from urllib.request import Request

    try:
        asked = Request(_ascii(url), method=method, headers={"User-Agent": _AGENT, "Accept": "*/*"})
        with opener.open(asked, timeout=timeout):
            return ""
    except HTTPError as error:
        with error:
            refused = error.code in _REFUSED and method == "GET"
            return "" if refused else f"the server answers {error.code} {error.reason}".rstrip()
    except TimeoutError:
        return f"no answer within {timeout:g} seconds"
    except URLError as error:
        if isinstance(error.reason, TimeoutError):
            return f"no answer within {timeout:g} seconds"
        return f"cannot be reached: {getattr(error.reason, 'strerror', None) or error.reason}"
    except (OSError, HTTPException, ValueError) as error:
        return f"cannot be reached: {error or type(error).__name__}"


def _ascii(url: str) -> str:
    """An address as it is sent: the host in IDNA, the rest in percent-encoded UTF-8 (RFC 3987, 3.1)."""
    from urllib.parse import quote, urlsplit, urlunsplit

    parts = urlsplit(url)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
    safe = "/%:;=@&+$,!~*'()?[]"
    return urlunsplit((parts.scheme, host, quote(parts.path, safe), quote(parts.query, safe), ""))
