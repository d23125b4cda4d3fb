"""The desk: web pages for reading, served on this machine over the store. Needs the ``web`` extra."""

from dotterel.surfaces.desk.app import build_desk

__all__ = ["build_desk"]
