"""The network at run time: artifact, tokenizer, windows and session. Floor 1; the only importer of onnxruntime."""

from dotterel.inference.artifact import SHIPPED, Artifact, load_artifact
from dotterel.inference.calibration import FIELDS, Calibration, Field, field_of, left_over
from dotterel.inference.labels import Labels, spans_of
from dotterel.inference.scores import CandidateScores, Floats1d, Floats2d, SentenceScores
from dotterel.inference.session import OnnxSession, Request, Session, window_arrays
from dotterel.inference.tokenizer import CASINGS, TokenisedSentence, WordPieceTokenizer, casing_of
from dotterel.inference.windows import Part, Window, windows_of
from dotterel.model import SUREST, ScoreMap

__all__ = [
    "CASINGS",
    "FIELDS",
    "SHIPPED",
    "SUREST",
    "Artifact",
    "Calibration",
    "CandidateScores",
    "Field",
    "Floats1d",
    "Floats2d",
    "Labels",
    "OnnxSession",
    "Part",
    "Request",
    "ScoreMap",
    "SentenceScores",
    "Session",
    "TokenisedSentence",
    "Window",
    "WordPieceTokenizer",
    "casing_of",
    "field_of",
    "left_over",
    "load_artifact",
    "spans_of",
    "window_arrays",
    "windows_of",
]
