"""Feeds as text that is safe to parse: characters settled, declarations gone, damage mended.

Entities are where XML can be made to grow without end or to read files. No feed needs any of its own, so one that
declares some is refused, and what a parser gets has no declarations left.
"""

import re
from html.entities import html5
from typing import Any

from lxml import etree

from dotterel.ingest.charset import decode_text
from dotterel.model import DamagedContent

_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})[\"']")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_OF_XML = frozenset(("amp", "lt", "gt", "quot", "apos"))
_PREFIX = re.compile(r"</?([A-Za-z_][\w.-]*):[A-Za-z_]|\s([A-Za-z_][\w.-]*):[A-Za-z_][\w.-]*\s*=\s*[\"']")
_BOUND = re.compile(r"\sxmlns:([\w.-]+)\s*=")
_LONGEST_DOCTYPE = 100_000
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)(?=[\s/>])")
_NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "media": "http://search.yahoo.com/mrss/",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
}
"""What prefixes mean that feeds use without saying so; others get a name that means nothing."""


def feed_text(content: bytes, *, charset: str | None) -> str:
    """The characters of a feed.

    Args:
        content: The bytes.
        charset: The set that the server names, where it does.
    """
    declared = _DECLARED.match(content[:400])
    text, _ = decode_text(content, declared=charset or (declared[1].decode("ascii") if declared else None))
    return text.lstrip("\ufeff")


def without_prolog(text: str, *, name: str) -> str:
    """A feed from its first element on, without XML declaration, comments and document type.

    Raises:
        DamagedContent: The document type declares entities.
    """
    position = 0
    while True:
        position = _skip_blanks(text, position)
        if text.startswith("<?", position):
            end = text.find("?>", position)
            length = 2
        elif text.startswith("<!--", position):
            end = text.find("-->", position)
            length = 3
        elif text[position : position + 9].upper() == "<!DOCTYPE":
            end = _end_of_doctype(text, position)
            length = 1
            if "<!entity" in text[position : len(text) if end < 0 else end].lower():
                raise DamagedContent(
                    f"{name} declares entities of its own, as attacks do and feeds need not",
                    "Tell its publisher, or leave it out",
                )
        else:
            return text[position:]
        if end < 0:
            return ""
        position = end + length


def root_of(text: str) -> str:
    """Name of the first element in small letters, without a prefix; empty where there is none."""
    found = _ROOT.match(text)
    return found[1].lower() if found else ""


def tree_of(text: str, *, name: str) -> tuple[Any, bool]:
    """The elements of a feed (an lxml element), and whether it was sound; of a damaged one what can be read.

    Args:
        text: The feed from its first element on.
        name: Its address.

    Raises:
        DamagedContent: Nothing in it can be read.
    """
    plain = _with_prefixes(_NO_XML.sub("", _ENTITY.sub(_character, text)))
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        tree = etree.fromstring(plain.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise DamagedContent(f"{name} is no XML that can be read ({fault})", "Tell its publisher") from fault
    if tree is None:
        raise DamagedContent(f"{name} is no XML that can be read", "Tell its publisher")
    return tree, not parser.error_log


def local_name(element: Any) -> str:
    """An element's name in small letters, without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def first_words(element: Any, *, most: int = 2_000) -> str:
    """The first words in an element, each blank one space; where a tag is not closed it may hold all the rest."""
    pieces: list[str] = []
    length = 0
    for piece in element.itertext():
        pieces.append(piece[: most - length])
        length += len(pieces[-1])
        if length >= most:
            break
    return " ".join("".join(pieces).split())


def _skip_blanks(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _end_of_doctype(text: str, start: int) -> int:
    """Position of the ``>`` that closes a document type; -1 without one."""
    depth, position = 0, start
    while position < min(len(text), start + _LONGEST_DOCTYPE):
        character = text[position]
        if character in "\"'":
            position = text.find(character, position + 1)
            if position < 0:
                return -1
        elif text.startswith("<!--", position):
            position = text.find("-->", position)
            if position < 0:
                return -1
        elif character == "[":
            depth += 1
        elif character == "]":
            depth -= 1
        elif character == ">" and depth <= 0:
            return position
        position += 1
    return -1


def _character(match: re.Match[str]) -> str:
    """The character of an HTML entity, which XML does not know."""
    return match[0] if match[1] in _OF_XML else html5.get(f"{match[1]};", match[0])


def _with_prefixes(text: str) -> str:
    """A feed in which every prefix is bound: some publishers forget to."""
    used = {one or other for one, other in _PREFIX.findall(text)} - {"xmlns", "xml"}
    missing = sorted(used - set(_BOUND.findall(text)))[:50]
    first = _ROOT.match(text)
    if not missing or first is None:
        return text
    bound = "".join(
        f' xmlns:{prefix}="{_NAMESPACES.get(prefix.lower(), f"urn:unknown:{prefix}")}"' for prefix in missing
    )
    return text[: first.end()] + bound + text[first.end() :]
