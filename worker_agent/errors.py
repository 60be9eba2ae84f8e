"""The exceptions that end an attempt. The text of each is a sentence for the person."""

from __future__ import annotations

from worker_agent.contract.error_kinds import ErrorKind
from worker_agent.contract.handler import PermanentError, WorkError


class NotAudio(PermanentError):
    """The file has no sound in it that can be read."""

    kind = ErrorKind.NOT_AUDIO


class EmptyAudio(PermanentError):
    """The file claims to hold sound, and holds none."""

    kind = ErrorKind.EMPTY_AUDIO


class AudioTooLong(PermanentError):
    """The recording is longer than this worker takes."""

    kind = ErrorKind.AUDIO_TOO_LONG


class AudioMissing(PermanentError):
    """The recording is no longer in the store."""

    kind = ErrorKind.AUDIO_MISSING


class AudioAltered(PermanentError):
    """The recording in the store is not what was handed in."""

    kind = ErrorKind.AUDIO_ALTERED


class ModelUnavailable(PermanentError):
    """There is no such speech model in any place we know."""

    kind = ErrorKind.MODEL_UNAVAILABLE


class InvalidOptions(PermanentError):
    """The task's options are none that its kind has."""

    kind = ErrorKind.INVALID_OPTIONS


class LanguageUnsupported(PermanentError):
    """The model does not know the language that the operator chose."""

    kind = ErrorKind.LANGUAGE_UNSUPPORTED


class TooManyAttempts(PermanentError):
    """The task was delivered more often than it may be."""

    kind = ErrorKind.TOO_MANY_ATTEMPTS


class ModelUnreachable(WorkError):
    """The speech model is not on this machine, and the model hub can't be reached now."""

    kind = ErrorKind.MODEL_UNREACHABLE


class ModelUnusable(WorkError):
    """The speech model is there and can't be loaded on this machine."""

    kind = ErrorKind.MODEL_UNUSABLE


class DeviceLost(WorkError):
    """The GPU does not answer this process any more; a new one may reach it."""

    kind = ErrorKind.DEVICE_LOST


class GpuMemoryFull(WorkError):
    """The GPU's memory did not suffice for the model, or for the least that can be transcribed at once."""

    kind = ErrorKind.GPU_OUT_OF_MEMORY


class Interrupted(Exception):
    """The work on a task is to stop, though nothing is wrong with it."""


class AttemptEnded(Interrupted):
    """The attempt has ended: it was given back, or its lease is over."""


class LeaseOver(Interrupted):
    """The lease has passed: the task may be another worker's by now."""


class LeaseLimitReached(Interrupted):
    """The queue lets nobody hold the task long enough for the next step."""


class WorkerLeaving(Interrupted):
    """The worker is to leave; the main thread gives the task back."""


class TaskCancelled(Interrupted):
    """An operator has cancelled the task."""


class DecoderLost(WorkError):
    """The process that decodes has ended, and the file is not known to be to blame."""

    kind = ErrorKind.DECODER_LOST
