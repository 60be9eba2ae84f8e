"""An attempt's turn on the device, which one attempt at a time has."""

from __future__ import annotations

from threading import Lock


class DeviceTurn:
    """Taken and left by the work thread, looked at by the main thread."""

    def __init__(self, device: Lock) -> None:
        """`device`: shared by all attempts."""
        self._device = device
        self._waiting = self._held = False

    @property
    def waiting(self) -> bool:
        return self._waiting

    @property
    def held(self) -> bool:
        return self._held

    def acquire(self, seconds: float) -> bool:
        """Wait up to so many seconds; returns whether the device is ours."""
        self._held = self._held or self._device.acquire(timeout=seconds)
        self._waiting = not self._held
        return self._held

    def release(self) -> None:
        """Leave it to the next one; nothing where it is not ours."""
        self._waiting = False
        if self._held:
            self._held = False
            self._device.release()
