"""Training: the annotated corpus becomes tensors, the tensors a network, the network an artifact.

Needs the ``train`` extra. Nothing here is imported by the installed program.
"""
