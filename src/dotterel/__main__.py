"""``python -m dotterel``: the command line."""

from dotterel.surfaces.cli import main

if __name__ == "__main__":
    main()
