"""Who runs the command."""

import getpass


def own_name(*, nameless: str = "") -> str:
    """The system's name of who runs this command.

    Args:
        nameless: What is told of an account without a name, as in a container.
    """
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return nameless
