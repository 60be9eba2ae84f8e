"""Builds the real objects and joins them; the only place that does."""

from __future__ import annotations

import os
import secrets
import socket
from contextlib import AbstractContextManager, closing, nullcontext, suppress
from pathlib import Path

from worker_agent.agent import Agent, AgentConfig
from worker_agent.attempt.runner import WorkerConnections
from worker_agent.contract.connect import connect
from worker_agent.contract.options import TranscribeOptions
from worker_agent.contract.private import make_private_folder
from worker_agent.contract.transcript import Transcript
from worker_agent.events import EventStream
from worker_agent.handlers.registry import find_handlers
from worker_agent.lifecycle.ec2_notice import watch_for_ec2_notice
from worker_agent.lifecycle.event_log import log_event
from worker_agent.lifecycle.predecessor import HeldTaskFile
from worker_agent.lifecycle.scratch import scratch_folder
from worker_agent.lifecycle.shutdown import ShutdownSignal
from worker_agent.logs import set_up_logs
from worker_agent.settings import Settings

FIRST = 1  # the process with which a container begins


def run_agent(
    settings: Settings,
    events: EventStream,
    *,
    exit_when_idle: float | None = None,
    drain_limit: float | None = None,
    supervised: bool = False,
) -> int:
    """Work until somebody wants us to leave; returns the exit status. The times are seconds; None: no limit."""
    set_up_logs(settings.worker.log_level, settings.log.format)
    shutdown = ShutdownSignal(drain_limit)
    shutdown.listen_to_signals()
    watch_for_ec2_notice(shutdown, settings.worker.spot_notice)
    if supervised:
        shutdown.follow_parent()
    config = AgentConfig(
        worker=name_of_process(os.getpid()),
        visibility_timeout=settings.queue.visibility_timeout,
        retry_delay=settings.worker.retry_delay,
        exit_when_idle=exit_when_idle,
    )
    if settings.queue.task is None or settings.store.root is None:
        with suppress(OSError):  # whoever needs the folder says what is wrong with it
            make_private_folder(settings.home)
    with (
        scratch_folder() as scratch,
        _monitored(settings.worker.metrics_port, events, scratch),
        closing(connect(settings.queue, settings.store, settings.aws, settings.home)) as connected,
    ):
        connections = WorkerConnections(connected.task_queue, connected.status_queue, connected.store, scratch)
        held = HeldTaskFile(settings.held_folder)
        with closing(held):
            held.open()
            handlers = find_handlers(settings.worker, events.publish)
            return Agent(connections, handlers, config, shutdown, events, held).run()


def name_of_process(pid: int) -> str:
    """ "host/pid", and in a container "host/3fa94c": there each agent is process 1, and containers with
    the network of their host have its name, too."""
    return f"{socket.gethostname()}/{secrets.token_hex(3) if pid == FIRST else pid}"


def _monitored(port: int | None, events: EventStream, scratch: Path) -> AbstractContextManager[None]:
    if port is None:
        return nullcontext()
    from worker_agent.contract.monitoring import monitored
    from worker_agent.lifecycle.worker_metrics import WorkerMetrics

    metrics = WorkerMetrics(scratch)
    events.subscribe(metrics)
    return monitored(port, metrics.registry, metrics.find_fault)


def transcribe_once(settings: Settings, file: Path, options: TranscribeOptions) -> Transcript:
    """One file without a queue; raises what the transcription raises."""
    from worker_agent.audio.decode import decode
    from worker_agent.speech.checkpoint import NullCheckpointStore, TranscriptionCheckpoint
    from worker_agent.speech.loading import EngineLoader
    from worker_agent.speech.observer import NullObserver
    from worker_agent.speech.transcribe import transcribe

    set_up_logs("warning", "text")
    chosen = {"model": options.model or settings.worker.model}
    engine = EngineLoader(settings.worker.model_copy(update=chosen), log_event).load(None)
    with decode(file, lambda: None, longest=settings.worker.longest_audio * 3600) as recording:
        return transcribe(recording, engine, options, NullObserver(), TranscriptionCheckpoint(NullCheckpointStore()))
