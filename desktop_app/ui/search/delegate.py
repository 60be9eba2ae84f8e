"""Draws what was found: the file's name above its first passage, the moment beside each, the words marked."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.presentation.passages import format_moment, readable_passage
from desktop_app.presentation.translation import plural
from desktop_app.ui.search.findings import FINDING, Finding
from desktop_app.ui.style.tokens import GRID, current_tokens
from desktop_app.ui.widgets.mirroring import draw_text, mirrored
from desktop_app.ui.widgets.wrapped_text import draw_wrapped, wrapped_height

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LONGEST_MOMENT = "00:00:00"


class FindingDelegate(QStyledItemDelegate):
    """As high as the passage needs."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        finding: Finding = index.data(FINDING)
        width = self._view.viewport().width()
        text, _ = readable_passage(finding.passage)
        room = self._text_place(QRect(0, 0, width, 0), self._view.font()).width()
        return QSize(width, self._above(finding) + wrapped_height(text, self._view.font(), room) + GRID)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        finding: Finding = index.data(FINDING)
        colours = current_tokens()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setFont(self._view.font())
        above = self._above(finding)
        if finding.is_first:
            self._draw_name(painter, finding, option.rect)
        row = option.rect.adjusted(0, above, 0, 0)
        if chosen:
            painter.fillRect(row, QColor(colours.accent_soft))
        if chosen and self._view.hasFocus():
            painter.setPen(QColor(colours.accent))
            painter.drawRect(row.adjusted(0, 0, -1, -1))
        row = row.adjusted(0, GRID // 2, 0, -(GRID // 2))
        line = QRect(row.left() + GRID, row.top(), self._moment_width(painter.font()), painter.fontMetrics().height())
        painter.setPen(QColor(colours.muted))
        draw_text(painter, mirrored(painter, row, line), RIGHT, format_moment(finding.passage))
        painter.setPen(QColor(colours.text))
        text, marks = readable_passage(finding.passage)
        place = mirrored(painter, row, self._text_place(row, painter.font()))
        draw_wrapped(painter, place, text, marks=marks, mark_format=_mark_format(chosen=chosen))
        painter.restore()

    def _draw_name(self, painter: QPainter, finding: Finding, rect: QRect) -> None:
        colours = current_tokens()
        line = QRect(rect.left() + GRID, rect.top(), rect.width() - 2 * GRID, self._above(finding))
        number = plural("{n} place", "{n} places", finding.hit.places)
        painter.setPen(QColor(colours.muted))
        draw_text(painter, line, RIGHT, number)
        room = line.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(number) - 2 * GRID, 0)
        bold = _bold(painter.font())
        painter.save()
        painter.setFont(bold)
        painter.setPen(QColor(colours.text))
        name = QFontMetrics(bold).elidedText(finding.file_name, Qt.TextElideMode.ElideMiddle, room.width())
        draw_text(painter, mirrored(painter, line, room), LEFT, name)
        painter.restore()

    def _above(self, finding: Finding) -> int:
        """The height of what stands above the passage."""
        return QFontMetrics(_bold(self._view.font())).height() + 2 * GRID if finding.is_first else 0

    def _text_place(self, row: QRect, font: QFont) -> QRect:
        return row.adjusted(self._moment_width(font) + 3 * GRID, 0, -GRID, 0)

    def _moment_width(self, font: QFont) -> int:
        return QFontMetrics(font).horizontalAdvance(LONGEST_MOMENT)


def _mark_format(*, chosen: bool) -> QTextCharFormat:
    colours = current_tokens()
    found = QTextCharFormat()
    found.setBackground(QColor(colours.accent if chosen else colours.accent_soft))
    found.setForeground(QColor(colours.on_accent if chosen else colours.text))
    found.setFontUnderline(True)  # not by the colour alone
    return found


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold
