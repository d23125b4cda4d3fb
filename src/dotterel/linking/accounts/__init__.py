"""Accounts: from linked events to the record of an incident, with what every party says of it."""

from dotterel.linking.accounts.incident import incident_of

__all__ = ["incident_of"]
