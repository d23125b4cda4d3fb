"""Settings of ingestion: limits and manners, each with its reason."""

from dataclasses import dataclass

from dotterel import __version__


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSettings:
    """How sources are read.

    Attributes:
        max_bytes: Most bytes a single report may have; a corpus file may be larger, its lines may not.
        published: Publication date (ISO) given to every report that brings none.
        user_agent: Name that web servers and their robots rules see.
        timeout: Seconds that fetching one address may take in all, redirects included.
        max_redirects: Redirects followed, each checked like a first address.
        obey_robots: Whether robots rules are asked for and kept.
    """

    max_bytes: int = 50_000_000
    published: str | None = None
    user_agent: str = f"dotterel/{__version__}"
    timeout: float = 30.0
    max_redirects: int = 5
    obey_robots: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestSettings:
    """How reports become documents.

    Attributes:
        languages: ISO 639-1 codes of the languages that are coded.
        max_page_bytes: Most bytes of an HTML page; parsing a page takes some thirty times its size in memory.
        max_pdf_pages: Most pages read of a PDF.
    """

    languages: tuple[str, ...] = ("en",)
    max_page_bytes: int = 10_000_000
    max_pdf_pages: int = 500
