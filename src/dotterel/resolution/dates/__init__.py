"""When: time expressions to intervals of days."""

from dotterel.resolution.dates.dateline import datelines
from dotterel.resolution.dates.expressions import TimeExpression, find_dates
from dotterel.resolution.dates.resolve import resolve_date, tells_hours_only

__all__ = ["TimeExpression", "datelines", "find_dates", "resolve_date", "tells_hours_only"]
