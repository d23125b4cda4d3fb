"""Pages: templates filled, with the words and signs that all of them use."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from dotterel import __version__
from dotterel.store import Store
from dotterel.surfaces import day_words, kind_words, quad_signs
from dotterel.surfaces.desk import addresses, incident_words
from dotterel.surfaces.desk.built import static_address

_TEMPLATES = Path(__file__).resolve().parent / "templates"


def environment() -> Environment:
    """The templates: everything put into them is escaped, and a name that is not there is a fault."""
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        static=static_address,
        version=__version__,
        words=incident_words,
        signs=quad_signs.SIGNS,
        page_of=addresses.page_of,
    )
    made.filters.update(
        day=day_words.day,
        kind=kind_words.kind_words,
        mode=kind_words.mode_words,
        safe_link=addresses.safe_link,
        country=incident_words.country_name,
        counted=counted,
    )
    made.globals.update(interval=day_words.interval, mode_words=kind_words.mode_words, kinds=kind_words.TYPES)
    return made


def counted(number: int, noun: str) -> str:
    """A number with its noun: ``1 report``, ``1,200 reports``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What every page needs.

    Attributes:
        store: Where the records are.
        templates: As made by `environment`.
        notice: Words above every page, such as that what it shows is invented; empty where there is nothing to say.
    """

    store: Store
    templates: Environment
    notice: str = ""

    def page(self, template: str, *, status: int = 200, **given: Any) -> HTMLResponse:
        """A page.

        Args:
            template: Name of the template.
            status: HTTP status.
            given: What it is filled with.
        """
        text = self.templates.get_template(template).render(given, notice=self.notice)
        return HTMLResponse(text, status_code=status)

    def missing(self, what: str) -> HTMLResponse:
        """The page for a record that is not there."""
        return self.page(
            "problem.html",
            status=404,
            title=f"There is no such {what}",
            message=f"No {what} of that name is in this store: it may have been joined with another, or withdrawn.",
            remedy="Look for it in the list.",
        )
