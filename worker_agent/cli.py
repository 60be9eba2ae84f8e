"""The commands of the agent."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Any

import click
from pydantic import ValidationError

from worker_agent.attempt.error_report import describe
from worker_agent.contract.options import TranscribeOptions
from worker_agent.contract.private import set_private_umask
from worker_agent.contract.settings import InvalidSettings
from worker_agent.contract.supervision import EXIT_CANNOT_WORK, WorkerState
from worker_agent.events import EventStream, StateChanged
from worker_agent.lifecycle.event_log import log_event
from worker_agent.lifecycle.shutdown import exit_now
from worker_agent.lifecycle.state_reporter import StateReporter
from worker_agent.memory import keep_freed_memory

logger = logging.getLogger(__name__)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="earshot-worker", prog_name="earshot-worker")
@click.option("--config", type=click.Path(path_type=Path), help="The settings file, instead of the usual places.")
@click.pass_context
def main(context: click.Context, config: Path | None) -> None:
    """Take transcription tasks from a queue and work on them."""
    set_private_umask()
    keep_freed_memory()
    context.obj = config


@main.command()
@click.option("--exit-when-idle", type=click.FloatRange(min=0), metavar="SECONDS", help="Leave when no task comes.")
@click.option("--supervised", is_flag=True, help="Tell states on standard output; leave when standard input ends.")
@click.pass_obj
def run(config: Path | None, exit_when_idle: float | None, supervised: bool) -> None:
    """Work on tasks until asked to leave."""
    from worker_agent.bootstrap import run_agent
    from worker_agent.settings import load_settings

    events = EventStream(log_event, StateReporter(sys.stdout if supervised else None))
    events.publish(StateChanged(WorkerState.STARTING))
    try:
        settings = load_settings(config)
        status = run_agent(settings, events, exit_when_idle=exit_when_idle, supervised=supervised)
    except InvalidSettings as error:
        events.publish(StateChanged(WorkerState.STOPPED, str(error), fatal=True))
        click.echo(error, err=True)
        sys.exit(EXIT_CANNOT_WORK)
    except Exception as error:
        logger.exception("the agent ends")
        events.publish(StateChanged(WorkerState.STOPPED, describe(error).message))
        status = 1
    exit_now(status)  # a thread inside native code would keep an orderly end waiting


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--language", metavar="CODE", help="What is spoken, such as `en`; else it is detected.")
@click.option("--model", metavar="NAME", help="A model's name or folder.")
@click.option("--translate", is_flag=True, help="Into English.")
@click.option("--prompt", metavar="TEXT", help="Names and spellings to expect.")
@click.pass_obj
def transcribe(
    config: Path | None, file: Path, language: str | None, model: str | None, translate: bool, prompt: str | None
) -> None:
    """Print what is said in FILE, without a queue."""
    from worker_agent.bootstrap import transcribe_once
    from worker_agent.settings import load_settings

    options = _options(language=language, model=model, translate=translate, prompt=prompt)
    try:
        transcript = transcribe_once(load_settings(config), file, options)
    except Exception as error:
        logger.debug("no transcript of %s", file, exc_info=True)
        raise click.ClickException(describe(error).message) from error
    for segment in transcript.segments:
        click.echo(segment.text)
    if transcript.warning:
        click.echo(transcript.warning, err=True)


def _options(**values: Any) -> TranscribeOptions:
    try:
        return TranscribeOptions(**values)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        option, value = first["loc"][0], first["input"]
        raise click.BadParameter(f"{value!r} can't be used here: {first['msg']}.", param_hint=f"--{option}") from error
