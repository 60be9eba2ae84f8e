"""The commands of the agent."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable
from functools import partial
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
from worker_agent.logs import set_up_logs
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
@click.option(
    "--drain-limit",
    type=click.FloatRange(min=0),
    metavar="SECONDS",
    help="Once asked to finish and leave, give back what is not done by then.",
)
@click.option("--supervised", is_flag=True, help="Tell states on standard output; leave when standard input ends.")
@click.pass_obj
def run(config: Path | None, exit_when_idle: float | None, drain_limit: float | None, supervised: bool) -> None:
    """Work on tasks until asked to leave."""
    from worker_agent.bootstrap import run_agent
    from worker_agent.settings import load_settings

    set_up_logs("info", "text" if supervised else "auto")  # until we know what the settings say
    events = EventStream(log_event, StateReporter(sys.stdout if supervised else None))
    events.publish(StateChanged(WorkerState.STARTING))
    try:
        settings = load_settings(config)
        status = run_agent(
            settings, events, exit_when_idle=exit_when_idle, drain_limit=drain_limit, supervised=supervised
        )
    except InvalidSettings as error:
        events.publish(StateChanged(WorkerState.STOPPED, str(error), fatal=True))
        sys.exit(EXIT_CANNOT_WORK)
    except Exception as error:
        logger.exception("the agent ends")
        events.publish(StateChanged(WorkerState.STOPPED, describe(error).message))
        status = 1
    exit_now(status)  # a thread inside native code would keep an orderly end waiting


@main.command()
@click.option(
    "--wait",
    "seconds",
    default=0.0,
    type=click.FloatRange(min=0),
    metavar="SECONDS",
    help="Wait for their end, so long at most.",
)
@click.argument("pids", nargs=-1, type=int)
@click.pass_obj
def drain(config: Path | None, seconds: float, pids: tuple[int, ...]) -> None:
    """Let the agents of this machine finish what they work on, and leave.

    All of them, or those with the PIDs. What an agent has received and not begun, it gives back.
    """
    from worker_agent.lifecycle.running_agents import running_agents, wait_for_end
    from worker_agent.settings import load_settings

    try:
        agents = running_agents(load_settings(config).held_folder)
        wanted = [agent for agent in agents if not pids or agent.pid in pids]
        asked = [agent for agent in wanted if agent.drain()]
    except InvalidSettings as error:
        raise click.ClickException(str(error)) from error
    except PermissionError as error:
        raise click.ClickException("An agent here is another user's. Run this as that user, or as root.") from error
    if missing := {*(agent.pid for agent in wanted), *pids} - {agent.pid for agent in asked}:
        raise click.ClickException(f"No agent of this machine can be asked as process {_listed(missing)}.")
    click.echo(f"{_listed(agent.pid for agent in asked) or 'No agent'} was asked to finish and leave.")
    if left := wait_for_end(asked, seconds) if seconds else []:
        raise click.ClickException(f"Still at work after {seconds:g} s: {_listed(agent.pid for agent in left)}.")


@main.command()
@click.option("--json", "as_json", is_flag=True, help="For other programs: part, grade and sentence of each finding.")
@click.pass_obj
def doctor(config: Path | None, as_json: bool) -> None:
    """Look at what keeps this machine from working, and say how it is mended.

    Nothing is changed. Exits with 1 where a fault is found, else with 0.
    """
    from worker_agent.contract.diagnosis import findings_as_json, has_fault
    from worker_agent.doctor.examine import examine
    from worker_agent.settings import load_settings

    try:
        settings = load_settings(config)
    except InvalidSettings as error:
        raise click.ClickException(str(error)) from error
    found = []
    for finding in examine(settings):
        found.append(finding)
        if not as_json:
            click.echo(finding)
    if as_json:
        click.echo(findings_as_json(found))
    sys.exit(has_fault(found))


@main.command("fetch-model")
@click.argument("name")
@click.pass_obj
def fetch_model(config: Path | None, name: str) -> None:
    """Bring the speech model NAME onto this machine, and verify it. What was broken off goes on where it stopped."""
    from tqdm import tqdm

    from worker_agent.contract.diagnosis import Grade
    from worker_agent.doctor.model import verify
    from worker_agent.errors import ModelUnavailable, ModelUnreachable
    from worker_agent.settings import load_settings
    from worker_agent.speech.loading import EngineLoader

    try:
        loader = EngineLoader(load_settings(config).worker)
        with tqdm(desc=name, unit="B", unit_scale=True, leave=False, disable=None) as bar:  # none without a terminal
            folder = loader.find(name, on_progress=partial(_advance, bar))
        found = verify(name, folder)
    except (InvalidSettings, ModelUnavailable, ModelUnreachable) as error:
        raise click.ClickException(str(error)) from error
    if found.grade is not Grade.OK:
        raise click.ClickException(found.sentence)
    click.echo(found.sentence)


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


def _advance(bar: Any, here: int, size: int) -> None:
    bar.total = size
    bar.update(here - bar.n)


def _listed(pids: Iterable[int]) -> str:
    return ", ".join(map(str, sorted(pids)))


def _options(**values: Any) -> TranscribeOptions:
    try:
        return TranscribeOptions(**values)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        option, value = first["loc"][0], first["input"]
        raise click.BadParameter(f"{value!r} can't be used here: {first['msg']}.", param_hint=f"--{option}") from error
