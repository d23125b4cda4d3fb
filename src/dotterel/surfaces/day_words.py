"""Days as all surfaces write them; briefs, which stand lower, write them so too."""

from dotterel.model.day_words import UNKNOWN, day, interval

__all__ = ["UNKNOWN", "day", "interval"]
