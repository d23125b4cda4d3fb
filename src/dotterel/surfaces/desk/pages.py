"""Pages: templates filled, with the words and signs that all of them use."""

import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dotterel import __version__
from dotterel.access import Accounts, By, Entrance
from dotterel.codebook import kind_words
from dotterel.model import day_words
from dotterel.model.web_addresses import safe_link
from dotterel.store import Store
from dotterel.surfaces import quad_signs
from dotterel.surfaces.desk import addresses, incident_words
from dotterel.surfaces.desk.answer_words import answer_words
from dotterel.surfaces.desk.built import static_address
from dotterel.surfaces.desk.decision_words import FIELD_NAMES, INCIDENT_FIELD_NAMES, change_words, decision_words
from dotterel.surfaces.desk.named_parties import with_party_ids
from dotterel.surfaces.desk.questions import ListQuestion, held_by, read_question
from dotterel.surfaces.visitors import visitor

REVIEWER_COOKIE = "reviewer"
MOST_NAME = 80
"""Letters of a reviewer's name."""
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
        unit_page=addresses.unit_page,
        field_names=FIELD_NAMES,
        incident_field_names=INCIDENT_FIELD_NAMES,
        change_words=change_words,
        decision_words=decision_words,
        answer_words=answer_words,
    )
    made.filters.update(
        day=day_words.day,
        kind=kind_words.kind_words,
        mode=kind_words.mode_words,
        safe_link=safe_link,
        country=incident_words.country_name,
        counted=counted,
        sentence=sentence,
        moment=incident_words.moment_words,
    )
    made.globals.update(interval=day_words.interval, mode_words=kind_words.mode_words, kinds=kind_words.TYPES)
    return made


def counted(number: int, noun: str) -> str:
    """A number with its noun: ``1 report``, ``1,200 reports``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def sentence(message: str) -> str:
    """A message as a sentence: a capital before, a full stop behind."""
    return f"{message[:1].upper()}{message[1:]}{'' if message.endswith(('.', '!', '?')) else '.'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What every page needs.

    Attributes:
        store: Where the records are.
        templates: As made by `environment`.
        reviewer: Under whose name decisions are logged, unless a browser says another.
        entrance: Who is let in.
        secret: What tokens of forms are made from.
        notice: Words above every page, such as that what it shows is invented; empty where there is nothing to say.
    """

    store: Store
    templates: Environment
    entrance: Entrance
    notice: str = ""
    reviewer: str = "reviewer"
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    @property
    def token(self) -> str:
        """Stands in every form of who asks, so that no page of another site, and no other user, sends it for them."""
        return hmac.new(self.secret.encode(), visitor().form_key.encode(), hashlib.sha256).hexdigest()

    @property
    def accounts(self) -> Accounts:
        """The store's accounts."""
        return self.entrance.accounts

    @property
    def by(self) -> By:
        """Who asks, as what they change about accounts is logged."""
        who = visitor()
        return who.by if who.name else By(name=self.reviewer, came_from=who.address or "this machine")

    def page(self, template: str, *, status: int = 200, request: Request | None = None, **given: Any) -> HTMLResponse:
        """A page.

        Args:
            template: Name of the template.
            status: HTTP status.
            request: What was asked, where the page shows who asks.
            given: What it is filled with.
        """
        text = self.templates.get_template(template).render(
            given,
            notice=self.notice,
            token=self.token,
            reviewer=self.reviewer_of(request),
            visitor=visitor(),
            may=visitor().may,
        )
        return HTMLResponse(text, status_code=status)

    def question_of(self, request: Request, *beside: str) -> ListQuestion:
        """The question about incidents that is asked.

        Args:
            request: What is asked.
            beside: Parameters of the page beside those of the question.
        """
        given = request.query_params.multi_items()
        if any(name == "actor" and value.strip() for name, value in given):
            given = with_party_ids(given, self.store)
        return read_question(given, held=held_by(self.store), beside=beside)

    def reviewer_of(self, request: Request | None) -> str:
        """Who decides: the account; without any, the name that was given on these pages, else the desk's own."""
        if visitor().name:
            return visitor().name
        try:
            name = json.loads(request.cookies.get(REVIEWER_COOKIE, "null")) if request is not None else None
        except ValueError:
            name = None
        return name if isinstance(name, str) and name.strip() and len(name) <= MOST_NAME else self.reviewer

    def missing(self, what: str) -> HTMLResponse:
        """The page for a record that is not there."""
        return self.problem(
            404,
            f"There is no such {what}",
            f"No {what} of that name is in this store: it may have been joined with another, or withdrawn.",
            remedy="Look for it in the list.",
        )

    def problem(self, status: int, title: str, message: str, *, remedy: str = "") -> HTMLResponse:
        """The page for what cannot be shown or done: what happened, and what can be done about it."""
        return self.page("problem.html", status=status, title=title, message=message, remedy=remedy)
