"""Errors told to people: a short red message with its remedy on standard error, and the exit code."""

from rich.console import Console
from rich.text import Text

from dotterel.model import CodebookError, DotterelError, RegisterError, ReleaseDamaged
from dotterel.surfaces.cli.wording import shown

ALL_READ = 0
NOTHING_READ = 4
SOME_FAILED = 5
STOPPED = 130

EXIT_CODES = (
    "Exit codes: 0 all reports were read; 2 a bad option, settings file, actor register or codebook; 3 the model, the "
    "gazetteer or the store is missing, damaged or cannot be used; 4 nothing could be read; 5 some reports failed and "
    "the rest is done; 130 stopped by Ctrl-C."
)


def tell(error: DotterelError, console: Console) -> None:
    """Write an error with all its faults and its remedy; text from outside is made safe for the terminal."""
    console.print(Text.assemble(("Error: ", "bold red"), (sentence(error.message), "red")), soft_wrap=True)
    if isinstance(error, CodebookError | RegisterError | ReleaseDamaged):
        for fault in error.faults:
            console.print(Text(f"  {shown(fault)}"), soft_wrap=True)
    if error.remedy:
        console.print(Text(f"  {sentence(error.remedy)}"), soft_wrap=True)


def sentence(message: str) -> str:
    """A message as a sentence, its lines kept: a capital before a plain first word, a full stop behind."""
    lines = [shown(line) for line in message.splitlines() if line.strip()]
    text = "\n  ".join(lines)
    first, _, _ = text.partition(" ")
    if first.isalpha() and first.islower():
        text = text[:1].upper() + text[1:]
    return text if not text or text.endswith((".", "!", "?", ":")) or len(lines) > 1 else f"{text}."
