"""The kinds of errors that end an attempt: what status messages, the database and other programs know them by."""

from __future__ import annotations

import re
from enum import StrEnum

_WORD = re.compile(r"[A-Z][a-z0-9]*")


class ErrorKind(StrEnum):
    """The values are public: they may become more, and none ever changes."""

    # the recording
    NOT_AUDIO = "NotAudio"
    EMPTY_AUDIO = "EmptyAudio"
    AUDIO_TOO_LONG = "AudioTooLong"
    AUDIO_MISSING = "AudioMissing"
    AUDIO_ALTERED = "AudioAltered"
    SOURCE_LOST = "SourceLost"  #: the file that was to be uploaded
    RESULT_MISSING = "ResultMissing"
    TRANSCRIPT_MISSING = "TranscriptMissing"

    # the model and the machine
    MODEL_UNAVAILABLE = "ModelUnavailable"
    MODEL_UNREACHABLE = "ModelUnreachable"
    MODEL_UNUSABLE = "ModelUnusable"
    LANGUAGE_UNSUPPORTED = "LanguageUnsupported"
    DEVICE_LOST = "DeviceLost"
    GPU_OUT_OF_MEMORY = "GpuOutOfMemory"
    OUT_OF_MEMORY = "MemoryError"
    DECODER_LOST = "DecoderLost"
    SYSTEM_ERROR = "OSError"
    STORE_UNAVAILABLE = "StoreUnavailable"
    INVALID_SETTINGS = "InvalidSettings"
    UNEXPECTED = "Unexpected"

    # the attempt
    INVALID_OPTIONS = "InvalidOptions"
    TOO_MANY_ATTEMPTS = "TooManyAttempts"
    UNKNOWN_TASK = "UnknownTask"  #: of a kind or a version that the worker does not know
    WORKER_LOST = "WorkerLost"  #: its lease ended without a report
    WORKER_LEFT = "WorkerLeft"
    WORKER_KILLED = "WorkerKilled"  #: as its successor on the same machine reports
    WORKER_HUNG = "WorkerHung"
    LEASE_ENDED = "LeaseEnded"
    CANCELLED = "Cancelled"


_LABELS = {
    ErrorKind.NOT_AUDIO: "Not an audio file",
    ErrorKind.MODEL_UNAVAILABLE: "Model not available",
    ErrorKind.MODEL_UNREACHABLE: "Model can't be downloaded",
    ErrorKind.MODEL_UNUSABLE: "Model can't be loaded",
    ErrorKind.LANGUAGE_UNSUPPORTED: "Language not supported",
    ErrorKind.DEVICE_LOST: "GPU lost",
    ErrorKind.GPU_OUT_OF_MEMORY: "GPU out of memory",
    ErrorKind.OUT_OF_MEMORY: "Out of memory",
    ErrorKind.DECODER_LOST: "Decoder crashed",
    ErrorKind.SYSTEM_ERROR: "System error",
    ErrorKind.UNEXPECTED: "Unexpected error",
    ErrorKind.SOURCE_LOST: "Source file not readable",
}


def label_of(kind: str) -> str:
    """The kind in words, for people; one that a later version has named, too."""
    return _LABELS.get(kind) or " ".join(_WORD.findall(kind)).capitalize() or kind  # type: ignore[call-overload]
