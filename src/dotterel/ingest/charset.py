"""Characters out of bytes: byte order marks, declared character sets, detection, and the mending of wrong ones.

Order of trust: a byte order mark; UTF-8 that decodes without fault (longer text does so by accident practically
never); the declared set, where the bytes fit it; detection; Windows-1252. A declaration is often wrong, so it never
beats valid UTF-8.
"""

import codecs
import re

from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-:]{2,40})", re.IGNORECASE)
_META_WINDOW = 4096
_FALLBACK = "cp1252"
_DETECTION_WINDOW = 200_000
_STRAY_SHARE = 0.75

_CONTINUATION = "".join(bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xC0)).replace("�", "")
_CONTINUATION += "\x81\x8d\x8f\x90\x9d"
_MIXED = re.compile("[A-Za-z][\u0370-\u06ff]|[\u0370-\u06ff][A-Za-z]")
_TWICE = re.compile(rf"[ÂÃ][{re.escape(_CONTINUATION)}]|[â-ï][{re.escape(_CONTINUATION)}]{{2}}")


def decode_text(content: bytes, *, declared: str | None = None) -> tuple[str, str]:
    """The text of some bytes, and the name of the character set that was used.

    Never fails: bytes that fit nothing become U+FFFD. Line ends are kept as they are.

    Args:
        content: The bytes.
        declared: The set that a header or the page's own markup names, where one does.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace"), encoding
    wide = _wide_without_mark(content)
    if wide is not None:
        return content.decode(wide, "replace"), wide
    try:
        return mend_twice_encoded(content.decode("utf-8")), "utf-8"
    except UnicodeDecodeError:
        pass
    mixed = _mostly_utf8(content)
    if mixed is not None:
        return mend_twice_encoded(mixed), "utf-8"
    named, detected = _known(declared), _known(_detected(content))
    for name in (named, detected):
        if name is None or name == "utf-8":
            continue
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        if name == named and detected not in (None, named, "utf-8") and _looks_misread(text):
            continue
        return text, name
    return content.decode(_FALLBACK, "replace"), _FALLBACK


def declared_in_markup(content: bytes) -> str | None:
    """The character set that an HTML page's own ``meta`` element names."""
    found = _META.search(content[:_META_WINDOW])
    return found.group(1).decode("ascii") if found else None


def mend_twice_encoded(text: str) -> str:
    """Text whose UTF-8 was once read as Windows-1252 and written again, put right.

    Two such places are asked for, since a single one may be meant ("CAFÉ”" is not one, but near it).
    """
    if len(_TWICE.findall(text)) < 2:
        return text
    return _TWICE.sub(_once, text)


def _once(match: re.Match[str]) -> str:
    raw = bytearray()
    for character in match.group():
        try:
            raw += character.encode("cp1252")
        except UnicodeEncodeError:
            raw.append(ord(character) & 0xFF)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return match.group()


def _wide_without_mark(content: bytes) -> str | None:
    """UTF-16 without a byte order mark: nearly every second byte of Latin text is zero."""
    head = content[:2000]
    if len(head) < 8 or head.count(0) < 0.4 * len(head):
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 9 * even:
        return "utf-16-le"
    if even > 9 * odd:
        return "utf-16-be"
    return None


def _mostly_utf8(content: bytes) -> str | None:
    """UTF-8 with some stray bytes of Windows-1252 in it (two sources pasted into one page), read as both."""
    text = content.decode("utf-8", "surrogateescape")
    strays = sum(1 for character in text if "\udc80" <= character <= "\udcff")
    proper = sum(1 for character in text if character > "\x7f") - strays
    if proper == 0 or strays > _STRAY_SHARE * (proper + strays):
        return None
    table = {0xDC00 + code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0x100)}
    return text.translate(table)


def _looks_misread(text: str) -> bool:
    """Whether a single-byte set was the wrong one: scripts mixed within words, or mostly accented letters.

    Single-byte sets decode anything, so only the outcome can tell. English and its western neighbours have accents on
    fewer than one letter in five.
    """
    letters = [character for character in text[:_DETECTION_WINDOW] if character.isalpha()]
    accented = sum(1 for character in letters if "\x80" <= character < "\u0250")
    return _MIXED.search(text) is not None or accented > 0.2 * len(letters)


def _detected(content: bytes) -> str | None:
    name: str | None = detect_encoding(content[:_DETECTION_WINDOW])
    return name


def _known(name: str | None) -> str | None:
    """The name that Python knows a declared set by, read as browsers do (Latin-1 means Windows-1252)."""
    if not name:
        return None
    mapped: str = map_encoding_to_html5(name.strip().lower(), False) or name
    try:
        return codecs.lookup(mapped).name
    except LookupError:
        return None
