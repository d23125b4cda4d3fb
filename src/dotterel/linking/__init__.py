"""Linking: events of many documents that tell one happening become an incident. Floor 2."""
