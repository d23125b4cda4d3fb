"""How wide columns are, and how short pieces are packed into lines."""

from collections.abc import Sequence

from rich.text import Text


def shared_out(natural: Sequence[int], shares: Sequence[int], *, available: int) -> list[int]:
    """Widths of columns that add up to no more than `available`.

    A column that needs less than its share keeps what it needs; what it leaves goes to those that need more.

    Args:
        natural: What each column needs for its longest line.
        shares: How the columns stand to one another where space is short.
        available: Characters for all columns together.
    """
    widths = [0] * len(natural)
    open_columns = list(range(len(natural)))
    rest = available
    while open_columns:
        total = sum(shares[column] for column in open_columns)
        content = [column for column in open_columns if natural[column] <= rest * shares[column] // total]
        if not content:
            for column in open_columns:
                widths[column] = max(1, rest * shares[column] // total)
            break
        for column in content:
            widths[column] = natural[column]
            rest -= natural[column]
            open_columns.remove(column)
    return widths


def packed(pieces: Sequence[Text], *, width: int, gap: str = "   ") -> list[Text]:
    """The pieces in as few lines as hold them, each unbroken where it fits a line."""
    lines: list[Text] = []
    for piece in pieces:
        if lines and lines[-1].cell_len + len(gap) + piece.cell_len <= width:
            lines[-1] = Text.assemble(lines[-1], gap, piece)
        else:
            lines.append(piece.copy())
    return lines
