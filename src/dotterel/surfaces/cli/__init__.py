"""The command line: ``dotterel VERB``; a verb a file.

Exit codes:

    0    all reports were read
    2    a bad option, settings file or codebook; work has not begun
    3    the model or the gazetteer is missing or damaged
    4    nothing could be read
    5    some reports failed, the rest is done
    130  stopped by Ctrl-C; what was done has been told
"""

from dotterel.surfaces.cli.app import build_app, main

__all__ = ["build_app", "main"]
