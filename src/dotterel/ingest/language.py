"""Language: which one a document's running text is in."""

import re
from functools import cache
from typing import Any

from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

_WINDOW = 6000
_FEW_WORDS = 20
_VERY_FEW = 8
_SURE = 0.999
_LIKELY = 0.9
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "that",
        "was",
        "for",
        "on",
        "said",
        "with",
        "by",
        "is",
        "at",
        "from",
        "as",
        "were",
        "has",
        "had",
        "it",
        "his",
        "their",
        "after",
        "have",
        "be",
    ]
)
_ENGLISH_SHARE = 0.2
_NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "it": "Italian", "ja": "Japanese",
    "ka": "Georgian", "ko": "Korean", "ku": "Kurdish", "lt": "Lithuanian", "lv": "Latvian", "ms": "Malay",
    "nl": "Dutch",
    "no": "Norwegian", "nb": "Norwegian", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish",
    "sw": "Swahili", "ta": "Tamil", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese",
    "zh": "Chinese", "am": "Amharic", "az": "Azerbaijani", "my": "Burmese", "ne": "Nepali", "en": "English",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """ISO 639-1 code of a text's language, or none where it is too short to tell.

    A text is English when one word in five is a common English function word, whatever names it is full of; upper case
    is lowered first, since telegraphic wires are written in it. Below twenty words only a likely other language is
    named, below eight only a practically certain one.
    """
    sample = text[:_WINDOW].lower()
    words = _WORD.findall(sample)
    if not words:
        return None
    if len(words) >= 5 and sum(1 for word in words if word in _ENGLISH) >= _ENGLISH_SHARE * len(words):
        return "en"
    code, probability = _identifier().classify(sample)
    if (
        len(words) < _FEW_WORDS
        and code != "en"
        and (probability < (_SURE if len(words) < _VERY_FEW else _LIKELY) or len(words) < 4)
        and _is_latin(words)
    ):
        return None
    return str(code)


def language_name(code: str) -> str:
    """The English name of a language, or its code where the name is not listed."""
    return _NAMES.get(code, code)


def language_code(label: str) -> str | None:
    """The ISO 639-1 code behind a label of a corpus ("en-GB", "eng", "English"), or none for one that is not known."""
    plain = re.split(r"[-_ ]", label.strip().lower())[0]
    if plain in _NAMES:
        return plain
    for code, name in _NAMES.items():
        if plain == name.lower() or (len(plain) == 3 and name.lower().startswith(plain)):
            return code
    return None


def _is_latin(words: list[str]) -> bool:
    return all(character < "\u0250" for word in words for character in word)


@cache
def _identifier() -> Any:
    return LanguageIdentifier.from_modelpath(
        MODEL_DIR / MODEL_FILE if hasattr(MODEL_DIR, "joinpath") else MODEL_FILE, norm_probs=True
    )
