"""The table of furniture: each rule holds for its kind, and none for news that looks like it."""

import pytest

from dotterel.ingest.blocks import Block
from dotterel.ingest.furniture import FURNITURE, furniture_reason, split_suffix

FURNISHED = {
    "cookie-notice": (
        "This website uses cookies to improve your experience.",
        "We and our 214 partners store cookies on your device.",
        "Accept all cookies",
        "Cookie settings",
    ),
    "consent-notice": (
        "By continuing to browse you agree to our terms.",
        "We value your privacy",
        "Reject all",
        "Please enable JavaScript",
    ),
    "paywall": (
        "Already a subscriber? Log in",
        "This article is for subscribers only",
        "Subscribe to continue reading",
        "Get unlimited access for 1 euro in the first month.",
        "You have reached your limit of free articles.",
    ),
    "share-bar": ("Share on Facebook", "Facebook Twitter WhatsApp Email", "Share this article", "Tweet 12"),
    "newsletter": (
        "Sign up to our daily newsletter.",
        "Get the day's news straight to your inbox.",
        "Follow us on our new channel",
        "Join our WhatsApp channel for updates",
        "Download our app",
    ),
    "comment-count": ("14 comments", "No comments yet", "Leave a reply", "Comments (3)", "Log in to comment"),
    "counter": ("4 min read", "1,204 views", "Reading time: 3 min", "Listen to this article", "00:00 / 02:31"),
    "status-line": ("This is a developing story", "This page is being updated.", "More to follow"),
    "copyright": ("© 2023 The Ledger", "Copyright 2021 Caspian Wire", "The Ledger. All rights reserved."),
    "disclaimer": (
        "(This story has not been edited by our staff.)",
        "The views expressed here are the author's own and do not reflect ours.",
        "This article was first published in The Ledger",
    ),
    "agency-credit": (
        "(Reporting by A. Brown; Editing by C. Dawes)",
        "With inputs from agencies",
        "Amina Saleh contributed to this report",
        "Source: Caspian Wire",
        "AFP",
    ),
    "caption": (
        "Photo: M. Adeyemi",
        "A burnt bus in the square. (Photo by J. Costa)",
        "Smoke over the harbour. Photograph: C. Roux/Meridian",
        "File photo of the bridge",
        "Soldiers on patrol near the river [Amir Qasim/Reuters]",
        "Image credit: Ministry of Defence",
    ),
    "advertisement": ("Advertisement", "- Advertisement -", "Story continues below this advertisement", "Sponsored"),
    "read-more": (
        "Also Read: Film actor opens coaching centre",
        "READ MORE | Ten things to know",
        "Click here to watch the video",
        "» Opposition wins by-election",
    ),
    "contact": ("Do you have a tip for us? Write to the newsroom.", "Contact: desk@ledger.example"),
    "tags": ("Tags: Sudan, war", "Filed under: World", "#sudan #war", "Topics"),
    "slug": ("CW-1105-KGZ-BLAST", "AFGHAN-ATTACK/UPDATE-02"),
    "author": (
        "By Ines Halloran",
        "By Ines Halloran and Tom Reyes in London",
        "Ledger Staff",
        "Web Desk",
        "Our Special Correspondent",
    ),
    "author-bio": ("Grace Chebet is a senior reporter at the Ledger, where she covers the counties.",),
    "date-line": ("Published: 13 September 2022", "2 hours ago", "18:05"),
    "navigation": ("Home > World > Asia", "Home News Sport", "Skip to main content", "Next article: Rain ahead"),
    "ornament": ("***", "—"),
}

NEWS = (
    "The regulator fined the firm because its site uses trackers and cookies without asking, a judge said.",
    "By Monday evening",
    "By land and sea",
    "By dawn the town had fallen.",
    "Ali Nur is a journalist who was arrested in March.",
    "She is a reporter for the newspaper and had been detained twice before, police said.",
    "The ministry posted a photograph of the wreck on Facebook.",
    '"Share the land," he said.',
    "Sources: two hospital registers, tribal contact, open media.",
    "Subscribers to the state telephone company lost their lines.",
    "Editing a map is not a crime, the minister said.",
    "Read the names aloud, the mothers asked.",
    "Home guard called up",
    "World powers meet",
    "News of the raid spread at night.",
    "Telegram messages between the two men were shown in court.",
    "Comments by the president drew anger in Ankara.",
    "We use force only as a last resort, the general said.",
    "More to follow, the rebels warned: forty more hostages were in their hands.",
    "The army may not be trusted, he said.",
    "Residents can register for air raid alerts, the mayor said.",
    "Sign up for the militia or leave, fighters told the villagers, promising a daily briefing.",
    "Click here and you are in prison, he said of the new law on posts.",
    "12 killed in raid",
    "Talks continue",
    "Opposition: vote was rigged",
    "Video of the attack was shared widely.",
    "Two soldiers died, according to Reuters.",
    "The rebels published photos of four prisoners.",
    "At least nine people were wounded, AFP reported.",
    "UN-AU",
)


@pytest.mark.parametrize(("reason", "text"), [(reason, text) for reason, texts in FURNISHED.items() for text in texts])
def test_furniture_is_known(reason: str, text: str) -> None:
    """Each line of furniture is named by its own reason."""
    assert furniture_reason(Block(text=text)) == reason


@pytest.mark.parametrize("text", NEWS)
def test_news_is_kept(text: str) -> None:
    """Lines of news that share words with furniture stay."""
    assert furniture_reason(Block(text=text)) is None


def test_every_rule_is_tried() -> None:
    """Each reason of the table has its samples here."""
    assert {rule.reason for rule in FURNITURE} <= FURNISHED.keys()
    assert all(rule.why and rule.most_words > 0 for rule in FURNITURE)


def test_table_rows_are_never_furniture() -> None:
    """A row of a table is data even when it reads like a date."""
    assert furniture_reason(Block(text="13 September 2022", kind="row")) is None


def test_link_words_behind_a_paragraph() -> None:
    """Words of a link that were copied behind the last full stop are parted from the paragraph."""
    assert split_suffix("The army denied it. Read More") == ("The army denied it.", "Read More")
    assert split_suffix("They can now read more") == ("They can now read more", None)
