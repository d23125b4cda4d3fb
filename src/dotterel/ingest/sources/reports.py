"""Making reports: identifiers, provenance and the byte cap, the same for every source."""

from dotterel import __version__
from dotterel.model import Entry, Provenance, Report, SourceTooLarge, digest_id


def report_of(
    content: bytes,
    *,
    source: str,
    address: str,
    name: str,
    media_type: str,
    final_address: str | None = None,
    charset: str | None = None,
    retrieved: str | None = None,
    published: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    document_id: str | None = None,
    listed: Entry | None = None,
) -> Report:
    """A report with its identifier (a digest of address and content) and its provenance.

    Args:
        content: The bytes, untouched.
        source: Name of the adapter, such as ``files``.
        address: Where it was asked for.
        name: Its name for people.
        media_type: Declared or guessed media type; empty where nothing is known.
        final_address: Where it was found, if elsewhere.
        charset: Declared character set.
        retrieved: ISO date and time of fetching.
        published: Publication date given from outside.
        title: Title given from outside.
        outlet: Outlet given from outside.
        document_id: Identifier given from outside.
        listed: The entry of a feed that named it.
    """
    return Report(
        id=digest_id("report", address, content),
        content=content,
        media_type=media_type,
        charset=charset,
        address=address,
        final_address=final_address or address,
        retrieved=retrieved,
        provenance=Provenance(component=f"ingest.{source}", version=__version__),
        published=published,
        title=title,
        outlet=outlet,
        name=name,
        document_id=document_id,
        listed=listed,
    )


def too_large(name: str, size: int | None, cap: int) -> SourceTooLarge:
    """The error of a report over the byte cap; the size is none where reading stopped at the cap."""
    measured = f"has {size / 1e6:,.1f} MB" if size is not None else f"has more than {cap / 1e6:,g} MB"
    return SourceTooLarge(
        f"{name} {measured}, over the cap of {cap / 1e6:,g} MB for one report",
        "Split it into single reports, or give a corpus as .jsonl or .csv, which is read line by line",
    )
