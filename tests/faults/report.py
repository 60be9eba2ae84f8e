"""What a run was like, for people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import timedelta

from tests.faults.baseline import Baseline
from tests.faults.history import History
from tests.faults.schedule import Fault


def describe(history: History, baseline: Baseline, happened: Mapping[Fault, int]) -> str:
    """Several lines."""
    return "\n".join(
        [
            f"{sum(happened.values()):,} faults over {len(history.tasks):,} tasks in {_clock(history.seconds)}; "
            f"all had come to rest {history.seconds_to_rest:.0f} s later",
            *(f"  {times:6,} × {fault}" for fault, times in sorted(happened.items())),
            f"tasks: {_counts(task.status for task in history.tasks)}",
            f"attempts: {_counts(each.outcome for attempts in history.attempts.values() for each in attempts)}",
            f"lies: {history.lies:,} told, {history.refused:,} refused",
            f"marks of cancelled tasks that no worker has met: {len(history.unmet_marks)}",
            _work(history, baseline),
        ]
    )


def _work(history: History, baseline: Baseline) -> str:
    needed = sum(baseline.heard_seconds.values())
    again, at_most = (repeated_seconds(history, baseline, broken_off) for broken_off in (0.5, 1.0))
    return (
        f"transcribed more than once: {_share(again, needed)} of {needed:,.0f} s of speech, if of each batch that was "
        f"broken off half was done; {_share(at_most, needed)} if they count in full"
    )


def repeated_seconds(history: History, baseline: Baseline, broken_off: float) -> float:
    """How much speech was worked on beyond what each task needs; `broken_off`: how much such a batch counts."""
    heard: defaultdict[str, float] = defaultdict(float)
    for batch in history.batches:
        heard[batch.task] += batch.seconds * (broken_off if batch.broken_off else 1.0)
    needed = {task.uid: baseline.heard_seconds.get(task.audio_sha256, 0.0) for task in history.tasks}
    return sum(max(0.0, seconds - needed.get(uid, 0.0)) for uid, seconds in heard.items())


def _share(part: float, whole: float) -> str:
    return f"{part / whole:.1%}" if whole else "0 %"


def _counts(values: object) -> str:
    return ", ".join(f"{count:,} {value}" for value, count in sorted(Counter(values).items()))  # type: ignore[call-overload]


def _clock(seconds: float) -> str:
    return str(timedelta(seconds=round(seconds)))
