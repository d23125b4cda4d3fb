"""Dotterel: a sourced record of political and armed conflict, read from news reports."""

__version__ = "0.1.0"
