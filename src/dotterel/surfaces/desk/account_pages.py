"""Pages on accounts: one's own, and for admins everybody's, with the log of who came and what was changed."""

from collections.abc import Callable, Sequence

from fastapi import APIRouter, HTTPException, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from dotterel.access import LEAST
from dotterel.model import RIGHTS, SCOPES, USER_ROLES, ApiToken, SettingsError, UserRole
from dotterel.surfaces.desk.forms import Form, no_such_act, read_form
from dotterel.surfaces.desk.pages import Desk
from dotterel.surfaces.visitors import visitor

LOG_PAGE = 100
ROLE_WORDS: dict[UserRole, str] = {
    "reader": "reads everything, changes nothing",
    "reviewer": "reads, decides, has texts coded",
    "admin": "reads, decides, has texts coded, manages accounts",
}
SCOPE_WORDS = {
    "read": "read records",
    "review": "decide",
    "code": "have texts coded",
}


def account_router(desk: Desk) -> APIRouter:
    """The routes of one's own account."""
    router = APIRouter(include_in_schema=False)

    @router.get("/account")
    def account() -> Response:
        who = visitor()
        if not who.name:
            return RedirectResponse("/accounts", status_code=303)
        return _own_page(desk)

    @router.post("/account/password")
    async def password(request: Request) -> Response:
        form = await read_form(request, token=desk.token)
        return await run_in_threadpool(_change_own_password, desk, form)

    @router.post("/account/tokens")
    async def add_token(request: Request) -> Response:
        form = await read_form(request, token=desk.token)
        return await run_in_threadpool(_add_token, desk, _own_name(), form)

    @router.post("/account/tokens/{number}")
    async def revoke_token(request: Request, number: int) -> Response:
        await read_form(request, token=desk.token)
        await run_in_threadpool(desk.accounts.revoke_token, number, by=desk.by, of=_own_name())
        return RedirectResponse("/account", status_code=303)

    return router


def accounts_router(desk: Desk) -> APIRouter:
    """The routes of the pages on all accounts."""
    router = APIRouter(include_in_schema=False)

    @router.get("/accounts")
    def accounts() -> Response:
        return _all_page(desk)

    @router.get("/accounts/log")
    def access_log(before: int | None = None) -> Response:
        with desk.store.reading() as records:
            page = records.access_log.page(before=before, limit=LOG_PAGE)
        return desk.page("access_log.html", entries=page.records, next=page.next)

    return router


def account_acts_router(desk: Desk) -> APIRouter:
    """The routes that forms on accounts are sent to."""
    router = APIRouter(include_in_schema=False)

    @router.post("/accounts")
    async def add(request: Request) -> Response:
        form = await read_form(request, token=desk.token)
        was_single = not visitor().name

        def added() -> Response:
            role = next((one for one in USER_ROLES if one == form.text("role")), None)
            try:
                _check_twice(form)
                desk.accounts.add(form.text("name"), form.exact("password"), role=role, by=desk.by)
            except SettingsError as fault:
                return _all_page(desk, fault=fault, name=form.text("name")[:80])
            return RedirectResponse("/sign-in" if was_single else "/accounts", status_code=303)

        return await run_in_threadpool(added)

    @router.post("/accounts/tokens/{number}")
    async def revoke_token(request: Request, number: int) -> Response:
        await read_form(request, token=desk.token)
        await run_in_threadpool(desk.accounts.revoke_token, number, by=desk.by)
        return RedirectResponse("/accounts", status_code=303)

    @router.post("/accounts/{name}")
    async def change(request: Request, name: str) -> Response:
        form = await read_form(request, token=desk.token)
        return await run_in_threadpool(_change, desk, name, form)

    return router


def _change(desk: Desk, name: str, form: Form) -> Response:
    """What an admin's form says of an account."""
    kind = form.text("act")
    if kind == "token":
        return _add_token(desk, desk.accounts.get(name).name, form)
    acts: dict[str, Callable[[], object]] = {
        "role": lambda: desk.accounts.set_role(name, form.text("role"), by=desk.by),
        "disable": lambda: desk.accounts.disable(name, by=desk.by),
        "enable": lambda: desk.accounts.enable(name, by=desk.by),
        "password": lambda: _set_password(desk, name, form),
    }
    if kind not in acts:
        raise no_such_act(kind)
    try:
        acts[kind]()
    except SettingsError as fault:
        return _all_page(desk, fault=fault)
    return RedirectResponse("/accounts", status_code=303)


def _set_password(desk: Desk, name: str, form: Form) -> None:
    """Set another's password; one's own is changed by who knows the present one.

    Raises:
        SettingsError: It is one's own, is not the same twice, or is too weak.
    """
    if desk.accounts.get(name).name == visitor().name:
        raise SettingsError("this is your own account", "Change its password on the page of your account.")
    _check_twice(form)
    desk.accounts.set_password(name, form.exact("password"), by=desk.by)


def _change_own_password(desk: Desk, form: Form) -> Response:
    who = visitor()
    try:
        _check_twice(form)
        if who.session is None or not desk.entrance.is_password_of(
            who.session.user, form.exact("current"), address=who.address
        ):
            raise SettingsError("the present password is another one", "Type it again.")
        desk.accounts.set_password(who.name, form.exact("password"), by=desk.by, session=who.session.key)
    except SettingsError as fault:
        return _own_page(desk, fault=fault)
    return _own_page(desk, done="Your password is changed. Other browsers are signed out.")


def _check_twice(form: Form) -> None:
    if form.exact("password") != form.exact("again"):
        raise SettingsError("the two passwords differ", "Type the same one twice.")


def _add_token(desk: Desk, name: str, form: Form) -> Response:
    """A new token, shown this once."""
    try:
        secret, token = desk.accounts.add_token(
            name, label=form.text("label"), scopes=form.all("scope"), days=_days(form), by=desk.by
        )
    except SettingsError as fault:
        return _own_page(desk, fault=fault) if name == visitor().name else _all_page(desk, fault=fault)
    return desk.page(
        "token.html", secret=secret, made=token, back="/account" if name == visitor().name else "/accounts"
    )


def _days(form: Form) -> int | None:
    told = form.text("days")
    if not told:
        return None
    if not told.isascii() or not told.isdigit() or len(told) > 6:
        raise SettingsError(f"{told[:20]!r} is no number of days", "Leave it empty for a token without an end.")
    return int(told)


def _own_name() -> str:
    """The name of the account that asks.

    Raises:
        HTTPException: There are no accounts (400).
    """
    if not visitor().name:
        raise HTTPException(400, "this desk has no accounts yet, so nothing is yours in particular")
    return visitor().name


def _own_page(desk: Desk, *, fault: SettingsError | None = None, done: str = "") -> Response:
    who = visitor()
    scopes = [scope for scope in SCOPES if scope in who.rights]
    return desk.page(
        "account.html",
        status=400 if fault else 200,
        fault=fault,
        done=done,
        tokens=_usable_first(desk.accounts.tokens(who.name)),
        scopes=scopes,
        scope_words=SCOPE_WORDS,
        role_words=ROLE_WORDS,
        least=LEAST,
    )


def _all_page(desk: Desk, *, fault: SettingsError | None = None, name: str = "") -> Response:
    users = desk.accounts.all()
    tokens = _usable_first(desk.accounts.tokens())
    return desk.page(
        "accounts.html",
        status=400 if fault else 200,
        fault=fault,
        name=name,
        users=users,
        tokens_of={user.name: [token for token in tokens if token.user == user.name] for user in users},
        roles=USER_ROLES,
        role_words=ROLE_WORDS,
        scope_words=SCOPE_WORDS,
        scopes_of={role: [scope for scope in SCOPES if scope in RIGHTS[role]] for role in USER_ROLES},
        least=LEAST,
    )


def _usable_first(tokens: Sequence[ApiToken]) -> list[ApiToken]:
    return sorted(tokens, key=lambda one: one.revoked is not None)
