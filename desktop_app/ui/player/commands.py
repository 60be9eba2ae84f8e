"""What can be done with the sound: in the menu Sound, by keys, by a pedal that types them."""

from __future__ import annotations

from functools import partial

from desktop_app.presentation.translation import tr
from desktop_app.ui.player.player import Player
from desktop_app.ui.player.speed import USUAL
from desktop_app.ui.shell.commands import Commands, show_keys_in_tooltip


def add_sound_commands(commands: Commands, player: Player) -> None:
    """The keys are those of programs for transcribers; whoever's pedal types others gives them others."""
    add = partial(commands.add, "Sound")
    speed = player.speed
    buttons = {
        player.toggle: add("play", tr("Play or pause"), player.play_or_pause, keys="F4", icon_name="play"),
        player.back: add("skip_back", tr("Back 5 seconds"), player.skip_back, keys="F5", icon_name="back-5"),
        player.forward: add(
            "skip_forward", tr("Forward 5 seconds"), player.skip_forward, keys="F6", icon_name="forward-5"
        ),
        player.loop: add("loop", tr("Loop the segment"), player.loop_or_not, keys="F9", icon_name="loop"),
    }
    add("slower", tr("Slower"), speed.slower, keys="F7", separated=True)
    add("faster", tr("Faster"), speed.faster, keys="F8")
    add("usual_speed", tr("Usual speed"), partial(speed.choose, USUAL))
    for button, action in buttons.items():
        show_keys_in_tooltip(button, action)
