"""Bodies that programs send: JSON that is declared as such, read no further than a limit."""

from typing import TypeVar

from fastapi import Request
from pydantic import BaseModel, ValidationError
from starlette.requests import ClientDisconnect

from dotterel.surfaces.api.problems import Refused

SEND_JSON = "Send JSON as application/json, as in openapi.json."
Sent = TypeVar("Sent", bound=BaseModel)


async def body_of(request: Request, *, most: int, remedy: str) -> bytes:
    """What was sent.

    Args:
        request: By whom.
        most: Bytes that are read.
        remedy: What to do about a larger one.

    Raises:
        Refused: It is too large, or not declared to be JSON: a form of another site cannot send that.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Refused(415, "the body is not declared to be JSON", remedy=SEND_JSON)
    read = bytearray()
    try:
        async for piece in request.stream():
            read += piece
            if len(read) > most:
                raise Refused(413, f"the body is larger than {most:,} bytes", remedy=remedy)
    except ClientDisconnect as gone:
        raise Refused(400, "the sender went away") from gone
    return bytes(read)


def sent_as(kind: type[Sent], body: bytes) -> Sent:
    """A body as what it should be.

    Raises:
        Refused: It is something else; all faults are named.
    """
    try:
        return kind.model_validate_json(body)
    except ValidationError as fault:
        told = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}".lstrip(": ") for one in fault.errors()[:10])
        raise Refused(422, told, remedy=SEND_JSON) from fault
