"""Plain words for types and modes as all surfaces use them; briefs, which stand lower, use them too."""

from dotterel.codebook.kind_words import MODES, TYPES, kind_words, mode_words

__all__ = ["MODES", "TYPES", "kind_words", "mode_words"]
