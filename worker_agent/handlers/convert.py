"""Handles tasks of the kind `convert`: a recording in, a clean copy of it out."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import cast

from worker_agent.audio.decode import raise_or_warn, refuse_what_is_too_long
from worker_agent.audio.encodings import ENCODINGS, Conversion
from worker_agent.audio.loudness import SILENCE, Loudness
from worker_agent.audio.sandbox_process import SandboxedOperation
from worker_agent.contract.handler import NewArtifact, Result, TaskContext
from worker_agent.contract.kinds import CONVERT
from worker_agent.contract.options import ConvertOptions
from worker_agent.contract.worker_settings import WorkerSettings

_SPEED = 20.0  # seconds of audio per second of work, of a slow machine
_STEP = 30.0  # seconds in which a process that converts reports in any case
_CEILING = -1.0  # dBTP, above which no copy is raised: EBU R 128
_MEASURED = "loudness"  # the piece of work that is kept


class ConvertHandler:
    """Measures, then writes. The measurement is kept; the writing is one step, and starts anew after a kill."""

    kind = CONVERT
    needs = ""

    def __init__(self, settings: WorkerSettings) -> None:
        self._longest = settings.longest_audio * 3600  # seconds

    def prepare(self) -> None:
        """Nothing takes long."""

    def handle(self, context: TaskContext) -> Result:
        options, began = cast(ConvertOptions, context.options), time.monotonic()
        path, how = context.fetch_input(), Conversion(options.format, options.sample_rate)
        measured = self._kept(context) or self._measure(context, path, how)
        gain, notes = _gain(options, measured)
        target = context.scratch / f"converted.{options.format}"
        how = replace(how, gain=gain, precise=measured.precise)
        damage = _convert(context, path, target, how, measured.seconds)
        return Result(
            [NewArtifact(target.name, ENCODINGS[options.format].media_type, target)],
            duration_seconds=measured.seconds,
            values=_values(measured, gain),
            warning=" ".join(filter(None, (damage, notes))) or None,
            speed=measured.seconds / max(time.monotonic() - began, 1e-6),
        )

    def _kept(self, context: TaskContext) -> Loudness | None:
        data = context.read(_MEASURED)
        try:
            return Loudness.decode(data) if data else None
        except (ValueError, TypeError):
            return None

    def _measure(self, context: TaskContext, path: Path, how: Conversion) -> Loudness:
        measured: Loudness | None = None
        with SandboxedOperation("measure", path, how.encode()) as process:
            while piece := process.next_piece(context.check):
                measured = Loudness.decode(piece)
                refuse_what_is_too_long(measured.seconds, self._longest)
            raise_or_warn(process.result())
        assert measured is not None  # a file without sound has raised
        context.write(_MEASURED, measured.encode())
        return measured


def _convert(context: TaskContext, path: Path, target: Path, how: Conversion, total: float) -> str | None:
    context.start_work(total / _SPEED, 0.0, total)
    began, done, speed = time.monotonic(), 0.0, _SPEED
    with SandboxedOperation("convert", path, str(target.absolute()), how.encode()) as process:
        while True:
            context.start_step(_STEP, (total - done) / speed, measured=False)
            piece = process.next_piece(context.check)
            if not piece:
                return raise_or_warn(process.result())
            done = float(piece)
            speed = done / max(time.monotonic() - began, 1e-6)
            context.finish_step(min(done, total), total, speed)


def _gain(options: ConvertOptions, measured: Loudness) -> tuple[float, str | None]:
    """In dB, and what the person should know of it. No limiter: it would change the sound."""
    if not options.normalize:
        return 0.0, None
    if measured.loudness <= SILENCE:
        return 0.0, "The recording is silent, or too short to measure its loudness, which was left as it is."
    wanted = options.loudness - measured.loudness
    possible = max(min(wanted, _CEILING - measured.peak), min(wanted, 0.0))
    if wanted - possible < 0.1:
        return wanted, None
    return possible, (
        f"Its peaks leave room for {possible:.1f} dB only: the copy has {measured.loudness + possible:.1f} LUFS "
        f"instead of {options.loudness:g}."
    )


def _values(measured: Loudness, gain: float) -> dict[str, float | str]:
    """Of the copy."""
    return {
        "loudness": round(measured.loudness + gain, 2),
        "peak": round(measured.peak + gain, 2),
        "gain": round(gain, 2),
    }
