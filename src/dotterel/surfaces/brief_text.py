"""Situation briefs as all surfaces write them."""

from datetime import UTC, datetime

from dotterel import __version__
from dotterel.briefing import Brief, as_markdown

MARKDOWN = "text/markdown; charset=utf-8"
"""The media type."""


def brief_text(brief: Brief) -> str:
    """A brief as Markdown that says when and by what it was made."""
    return as_markdown(brief, made=f"Made by Dotterel {__version__} on {datetime.now(UTC).date().isoformat()}.")
