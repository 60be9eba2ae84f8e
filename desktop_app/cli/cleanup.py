"""The command that deletes what is older than it is to be kept."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import click

from desktop_app.cli import json_output
from desktop_app.cli.chosen_settings import pass_settings
from desktop_app.cli.opening import open_earshot
from desktop_app.cli.tasks import as_json_option
from desktop_app.domain.retention import Expired, Retained
from desktop_app.orchestrator.deletion.retention import count_expired
from desktop_app.presentation.local_time import local
from desktop_app.presentation.retention import describe_expired
from desktop_app.settings import RetentionSettings, Settings


@click.command("cleanup")
@click.option("--dry-run", is_flag=True, help="Say what would be deleted, and delete nothing.")
@as_json_option
@pass_settings
def cleanup_command(settings: Settings, dry_run: bool, as_json: bool) -> None:
    """Delete now what is older than the settings keep it; the orchestrator does so by itself every hour.

    What is still needed stays: the recordings of tasks that go on, and what is still to be exported when its batch is
    done.
    """
    earshot = open_earshot(settings)
    periods = settings.retention.periods()
    found = {one.kind: one for one in count_expired(earshot.repository, periods, datetime.now(UTC))}
    if not dry_run:
        earshot.retention.run(earshot.cleanup)
        found = {kind: replace(one, count=earshot.retention.deleted[kind]) for kind, one in found.items()}
    if as_json:
        days = {kind: period.days for kind, period in periods.items()}
        kinds = [json_output.describe_expired(kind, days.get(kind), found.get(kind)) for kind in Retained]
        click.echo(json.dumps({"dry_run": dry_run, "kinds": kinds}, indent=1))
        return
    for kind in Retained:
        click.echo(_line(kind, found.get(kind), dry_run))


def _line(kind: Retained, expired: Expired | None, dry_run: bool) -> str:
    title = RetentionSettings.model_fields[f"{kind.value}_days"].title
    if expired is None:
        return f"{title}: kept for ever"
    if not expired.count:
        return f"{title}: nothing to delete"
    oldest = f"; the oldest of {local(expired.oldest):%F}" if expired.oldest else ""
    return f"{title}: {'would delete' if dry_run else 'deleted'} {describe_expired(expired)}{oldest}"
