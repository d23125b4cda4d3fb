"""Languages."""

import pytest

from dotterel.ingest.language import language_code, language_name, language_of

ENGLISH = "The army said on Monday that it had taken the town after two days of fighting with the rebels in the north."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ENGLISH, "en"),
        (ENGLISH.upper(), "en"),
        (
            "L'armée a annoncé lundi avoir repris la ville après deux jours de combats contre des rebelles.",
            "fr",
        ),
        (
            "El ejército dijo el lunes que había tomado el pueblo tras dos días de combates con los rebeldes.",
            "es",
        ),
        ("Армия сообщила в понедельник, что взяла город после двух дней боев с повстанцами на севере страны.", "ru"),
        ("قال الجيش يوم الاثنين إنه استعاد البلدة بعد يومين من القتال مع المتمردين في شمال البلاد", "ar"),
    ],
)
def test_news_sentences(text: str, code: str) -> None:
    """A sentence of news is known by its language, in any case."""
    assert language_of(text) == code


@pytest.mark.parametrize("text", ["Kabul blast", "Mali: Koro", "1234", "", "Tchad Abéché Bongor", "Six dead in Juba"])
def test_short_texts_are_not_refused(text: str) -> None:
    """Too few words for evidence are never called another language."""
    assert language_of(text) in (None, "en")


def test_names_do_not_turn_english() -> None:
    """English full of foreign names stays English."""
    text = "Nguyễn Văn Thiệu and Gürbanguly Berdimuhamedow met Lech Wałęsa in Łódź, the spokesman for the Sejm said."
    assert language_of(text) == "en"


def test_labels_of_corpora() -> None:
    """Codes and names of languages are understood, others are left open."""
    assert [language_code(label) for label in ("en-GB", "eng", "English", "fr", "Klingon")] == [
        "en",
        "en",
        "en",
        "fr",
        None,
    ]
    assert (language_name("fa"), language_name("xx")) == ("Persian", "xx")
