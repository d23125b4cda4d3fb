"""Robots rules."""

from dotterel.ingest.sources.robots import MOST_BYTES, RobotsRules, rules_of_answer


def test_answers_without_rules() -> None:
    """No rules allow everything; a server in trouble allows nothing."""
    assert rules_of_answer(404, b"").allows("https://a.example/x", user_agent="dotterel/1")
    assert not rules_of_answer(503, b"").allows("https://a.example/x", user_agent="dotterel/1")


def test_wildcards() -> None:
    """Patterns with wildcards and exceptions are understood."""
    rules = RobotsRules(text="User-agent: *\nDisallow: /*.pdf$\nAllow: /open/*.pdf$")
    assert not rules.allows("https://a.example/x.pdf", user_agent="dotterel/1")
    assert rules.allows("https://a.example/open/x.pdf", user_agent="dotterel/1")


def test_endless_rules() -> None:
    """Rules are read up to the size that the standard asks for."""
    rules = rules_of_answer(200, b"#" * MOST_BYTES + b"\nUser-agent: *\nDisallow: /")
    assert rules.allows("https://a.example/x", user_agent="dotterel/1")
