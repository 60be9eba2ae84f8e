"""earshot search: find words in all transcripts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import islice
from typing import Any

import click
from rich.text import Text

from desktop_app.cli.chosen_settings import pass_settings
from desktop_app.cli.opening import open_earshot
from desktop_app.cli.tasks import as_json_option, console
from desktop_app.domain.search_query import parse_query
from desktop_app.orchestrator.transcripts.saved_searches import find_saved_search, save_search
from desktop_app.orchestrator.transcripts.search import Hit, search
from desktop_app.presentation.passages import format_moment, readable_passage
from desktop_app.presentation.text import one_line
from desktop_app.settings import Settings

TRANSCRIPTS = 20  # shown, unless more are asked for


@click.command("search", context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, metavar="TEXT…")
@click.option("--saved", metavar="NAME", help="Search for what was saved under this name, and for TEXT.")
@click.option("--save", metavar="NAME", help="Save the search under this name, for all at the database.")
@click.option("--limit", type=click.IntRange(1), default=TRANSCRIPTS, show_default=True, help="Most transcripts.")
@as_json_option
@pass_settings
def search_command(
    settings: Settings, words: tuple[str, ...], saved: str | None, save: str | None, limit: int, as_json: bool
) -> None:
    """Find words in all transcripts, with the sentences around them and their moments.

    A transcript is found if it has all of the words, each perhaps as a part of another one. '"two words"' are found
    one after the other; -word leaves out transcripts with that word.
    """
    if not (words or saved):
        raise click.UsageError("Give at least one word that is to be found.")
    repository = open_earshot(settings).repository
    text = " ".join([*([find_saved_search(repository, saved).text] if saved else []), *words])
    query = parse_query(text)
    if not query.terms:
        raise click.UsageError("Give at least one word that is to be found.")
    if save is not None:
        save_search(repository, save, text)
    found = islice(search(repository, query), limit)
    if as_json:
        _print_json(found, repository.transcript_index.count_missing())
        return
    shown = sum(_print(hit) for hit in found)
    if not shown:
        click.echo("No transcript has that.")
    if missing := repository.transcript_index.count_missing():
        click.echo(f"{missing:,} older transcripts can't be searched yet: Earshot is taking them in.", err=True)


def _print(hit: Hit) -> int:
    """Returns 1, for it is one."""
    places = "1 place" if hit.places == 1 else f"{hit.places:,} places"
    out = console()
    out.print(f"{hit.task.id}  {one_line(hit.task.file_name)}  ({places})", soft_wrap=True)
    for passage in hit.passages:
        text, marks = readable_passage(passage)
        line = Text(text)
        for first, end in marks:
            line.stylize("bold underline", first, end)
        out.print(Text(f"  {format_moment(passage) or '–':>7}  ").append_text(line), soft_wrap=True)
    return 1


def _print_json(found: Iterable[Hit], missing: int) -> None:
    click.echo('{"hits": [', nl=False)
    for index, hit in enumerate(found):
        click.echo(("," if index else "") + "\n" + json.dumps(_describe(hit), ensure_ascii=False), nl=False)
    click.echo(f'\n],\n"not_searchable_yet": {missing}}}')


def _describe(hit: Hit) -> dict[str, Any]:
    return {
        "id": hit.task.id,
        "file": hit.task.file_name,
        "places": hit.places,
        "passages": [
            {"seconds": passage.seconds, "text": passage.text, "marks": [list(mark) for mark in passage.marks]}
            for passage in hit.passages
        ],
    }
