"""What can end an attempt. The text of an error is a sentence for the person; its class name is the error's kind."""

from __future__ import annotations


class Unmendable(Exception):
    """No retry can mend this."""


class NotAudio(Unmendable):
    """The file has no sound in it that can be read."""


class EmptyAudio(Unmendable):
    """The file claims to hold sound, and holds none."""


class AudioTooLong(Unmendable):
    """The recording is longer than this worker takes."""


class AudioMissing(Unmendable):
    """The recording is no longer in the store."""


class AudioAltered(Unmendable):
    """The recording in the store is not what was handed in."""


class ModelUnavailable(Unmendable):
    """There is no such speech model in any place we know."""


class LanguageUnsupported(Unmendable):
    """The model does not know the language that the operator chose."""


class TooManyAttempts(Unmendable):
    """The task was delivered more often than it may be."""


class ModelUnreachable(Exception):
    """The speech model is not on this machine, and the model hub can't be reached now."""


class ModelUnusable(Exception):
    """The speech model is there and can't be loaded on this machine."""


class DeviceLost(Exception):
    """The GPU does not answer this process any more; a new one may reach it."""


class Interrupted(Exception):
    """The work on a task is to stop, though nothing is wrong with it."""


class AttemptEnded(Interrupted):
    """The attempt has had its last word: given back, or its lease is over."""


class LeaseOver(Interrupted):
    """The lease has passed: the task may be another worker's by now."""


class OutOfTime(Interrupted):
    """The queue lets nobody hold the task long enough for the next step."""


class WorkerLeaving(Interrupted):
    """The worker is to leave; the main thread gives the task back."""


class TaskCancelled(Interrupted):
    """An operator has cancelled the task."""


class DecoderLost(Exception):
    """The process that decodes has ended, and the file is not known to be to blame."""
