"""Feeds: what news sites list of their articles, read politely."""

from dotterel.ingest.sources.feeds.content import FeedContent
from dotterel.ingest.sources.feeds.reader import FeedAnswer, FeedReader, own_servers
from dotterel.ingest.sources.feeds.reading import read_feed

__all__ = ["FeedAnswer", "FeedContent", "FeedReader", "own_servers", "read_feed"]
