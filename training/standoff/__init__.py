"""Stand-off annotations: our marks apart from text that is not ours, and how the two are joined again.

The form is described in `corpus/voa/README.md`. ``records`` holds it in memory, ``lines`` reads and writes it,
``detach`` makes it from annotated reports, ``sources`` and ``search`` find its sentences in somebody's own copy of the
text, ``attach`` puts the two together.
"""
