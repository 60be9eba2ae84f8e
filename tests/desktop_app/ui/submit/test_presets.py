"""Options are saved under a name and taken up again; what happens when all is done goes with the drop."""

from __future__ import annotations

from pathlib import Path

from desktop_app.domain.batch import Preset, WhenDone
from desktop_app.exporters.cues.limits import PROFILES
from desktop_app.exporters.manuscript import Part
from desktop_app.orchestrator.results import SubmitReport
from desktop_app.ui.submit.when_done_dialog import WhenDoneDialog
from desktop_app.ui.widgets.plain import strip_mnemonic
from tests.fakes.memory_repository import MemoryRepository
from worker_agent.contract.options import ConvertOptions, TranscribeOptions

GERMAN = TranscribeOptions(language="de", model="large-v3", translate=True, prompt="Zoë Müller")


def entry(menu, text: str):
    return next(action for action in menu.actions() if strip_mnemonic(action.text()) == text)


def test_the_options_that_are_chosen_are_saved_and_taken_up_again(qtbot, open_window) -> None:
    repository = MemoryRepository()
    window = open_window(repository)
    window.options.take_up(Preset(name="", kind="transcribe", options=GERMAN))
    window.presets.save("Interviews")
    qtbot.waitUntil(lambda: [preset.name for preset in repository.batches.presets()] == ["Interviews"])

    window.options.take_up(Preset(name="", kind="convert", options=ConvertOptions(format="mp3")))
    assert window.options.value() != GERMAN
    qtbot.waitUntil(lambda: window.presets.actions()[0].text() == "&Interviews")
    entry(window.presets, "Interviews").trigger()
    assert window.options.kind_name == "transcribe"
    assert window.options.value() == GERMAN


def test_a_preset_of_another_kind_fills_its_form(qtbot, open_window) -> None:
    window = open_window(MemoryRepository())
    options = ConvertOptions(format="mp3")
    window.options.take_up(Preset(name="Archive", kind="convert", options=options))
    assert window.options.kind_name == "convert"
    assert window.options.value().model_dump(exclude_none=True)["format"] == "mp3"


def test_a_preset_of_a_kind_that_is_not_here_changes_nothing(qtbot, open_window) -> None:
    window = open_window(MemoryRepository())
    window.options.take_up(Preset(name="Odd", kind="odd", options=ConvertOptions()))
    assert window.options.kind_name == "transcribe"


def test_a_preset_is_removed(qtbot, open_window) -> None:
    repository = MemoryRepository()
    repository.batches.save_preset(Preset(name="Old", kind="transcribe", options=GERMAN))
    window = open_window(repository)
    window.presets.refresh()
    qtbot.waitUntil(lambda: window.presets.actions()[0].text() == "&Old")
    window.presets.remove("Old")
    qtbot.waitUntil(lambda: not repository.batches.presets())


def test_what_happens_when_all_is_done_goes_with_the_drop(qtbot, open_window) -> None:
    handed_in = []

    def submit(paths, options, on_progress, kind, when_done):
        handed_in.append(when_done)
        return SubmitReport()

    window = open_window(MemoryRepository(), submit=submit)
    panel = window.options.when_done
    panel.export.setChecked(True)
    panel.folder.setText("/out")
    panel.formats["srt"].setChecked(True)
    panel.notify.setChecked(True)
    panel.follow_edits.setChecked(True)
    assert window.options.summary().endswith("then exported")
    window.choosing.take([Path("/audio/a.wav")])
    qtbot.waitUntil(lambda: bool(handed_in))
    assert handed_in == [WhenDone(folder="/out", formats=("txt", "srt"), notify=True, follow_edits=True)]


def test_an_export_without_a_folder_is_none(qtbot, open_window) -> None:
    window = open_window(MemoryRepository())
    assert not window.options.when_done.follow_edits.isEnabled()
    window.options.when_done.follow_edits.setChecked(True)
    window.options.when_done.export.setChecked(True)
    assert window.options.when_done.follow_edits.isEnabled()
    assert window.options.when_done.value() == WhenDone()


def test_the_menu_shows_the_form_of_the_chosen_kind_alone(qtbot, open_window) -> None:
    window = open_window(MemoryRepository())
    options = window.options
    options.menu.popup(window.pos())
    assert options.words.isVisible()
    assert not options.forms["convert"].isVisible()
    options.menu.close()
    options.take_up(Preset(name="Archive", kind="convert", options=ConvertOptions()))
    options.menu.popup(window.pos())
    assert options.forms["convert"].isVisible()
    assert not options.words.isVisible()
    options.menu.close()


def test_what_the_export_at_the_end_has_in_it_is_chosen_in_a_dialog(qtbot, open_window) -> None:
    window = open_window(MemoryRepository())
    panel = window.options.when_done
    panel.export.setChecked(True)
    panel.folder.setText("/out")
    panel.more.click()
    qtbot.waitUntil(lambda: window.findChild(WhenDoneDialog) is not None)
    dialog = window.findChild(WhenDoneDialog)
    assert (dialog.folder.text(), dialog.formats.chosen()) == ("/out", ["txt"])
    dialog.formats.boxes["vtt"].setChecked(True)
    dialog.formats.parts["vtt"][Part.SPEAKERS].setChecked(False)
    dialog.subtitles.show_limits(PROFILES["bbc"])
    with qtbot.waitSignal(dialog.chosen):
        dialog.apply.click()
    wish = WhenDone(folder="/out", formats=("txt", "vtt"), parts={"vtt": ()}, subtitles="bbc")
    assert panel.value() == wish
    panel.formats["vtt"].setChecked(False)
    assert panel.value().parts == {}
