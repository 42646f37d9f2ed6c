"""From bytes to text: UTF-8 alone, with or without a byte order mark, else an error that says what stands there.

Takes bytes, gives the decoded text without its byte order mark. It guesses at other encodings only to
name them in a hint; it never decodes a file by a guess.
"""

from __future__ import annotations

from cvbuilder.errors import Diagnostic, ProfileError, SourceSpan

UTF8_MARK = b"\xef\xbb\xbf"
SAVE = "save the file as UTF-8"


def decode(content: bytes, file: str) -> str:
    """Return the text of a UTF-8 file without its byte order mark.

    Raises ProfileError when the bytes are UTF-16, UTF-32 or not UTF-8 at all; the latter names the
    byte and its line.
    """
    wide = _wide_encoding(content)
    if wide:
        span = SourceSpan(file, 0, 0, 1, 1)
        raise ProfileError([Diagnostic(f"the file is written in {wide}", span, expected="UTF-8", hint=SAVE)])
    body = content.removeprefix(UTF8_MARK)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ProfileError([_wrong_byte(body, error.start, file)]) from None


def _wide_encoding(content: bytes) -> str:
    """Name the UTF-16 or UTF-32 form that the first bytes show, by a byte order mark or by zero bytes; else ''."""
    if content.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "UTF-32"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    zeros = [byte == 0 for byte in content[:4]]
    if zeros in ([False, True, False, True], [True, False, True, False]):
        return "UTF-16"
    if zeros in ([False, True, True, True], [True, True, True, False]):
        return "UTF-32"
    return ""


def _wrong_byte(body: bytes, at: int, file: str) -> Diagnostic:
    """Tell which byte is not UTF-8 and where; all before it is valid, so offset and column count code points."""
    before = body[:at].decode("utf-8")
    unified = before.replace("\r\n", "\n").replace("\r", "\n")
    line = unified.count("\n") + 1
    column = len(unified) - unified.rfind("\n")
    span = SourceSpan(file, len(before), len(before) + 1, line, column)
    message = f"byte 0x{body[at]:02X} on line {line} is not UTF-8"
    hint = f"it may be GBK (GB 18030): {SAVE}" if _is_gb18030(body) else SAVE
    return Diagnostic(message, span, expected="UTF-8", hint=hint)


def _is_gb18030(body: bytes) -> bool:
    try:
        body.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True
