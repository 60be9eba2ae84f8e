"""The language of the window: English, or one of those that there is a translation into."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication

from desktop_app.presentation.translation import English, speak, tr
from desktop_app.resources import resource

SYSTEM, ENGLISH = "", "en"  # to speak as the system does; what needs no translation
LANGUAGES = {ENGLISH: "English", "de": "Deutsch", "es": "Español", "zh_CN": "中文"}  #: as their speakers call them
_BY_SYSTEM = {"C": ENGLISH, ENGLISH: ENGLISH, "de": "de", "es": "es", "zh-Hans": "zh_CN"}
_PROPERTY = "language"  # of the application: what is spoken
_FONT = "font"  # of the application: the one of the system, where others are added to it
CHINESE_FONTS = (  # each system has one; others may draw Japanese forms of the signs
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
)


def use_language(application: QGuiApplication, chosen: str) -> None:
    """Speak from now on as was chosen, else as the system does; a window that is there already stays as it is."""
    code = chosen if chosen in LANGUAGES else system_language()
    apply_language(application, code if can_be_shown(code) else ENGLISH)


def apply_language(application: QGuiApplication, code: str) -> None:
    """One of LANGUAGES, whether there are fonts for it or not."""
    if code == applied_language(application):
        return
    application.setProperty(_PROPERTY, code)
    for qt_s_own in application.findChildren(QTranslator):
        application.removeTranslator(qt_s_own)
        qt_s_own.deleteLater()
    QLocale.setDefault(QLocale.system() if code == ENGLISH else QLocale(code))
    _set_fonts(application, CHINESE_FONTS if code == "zh_CN" else ())
    if code == ENGLISH:
        speak(English())
        return
    speak(Translation(code))
    qt_s_own = QTranslator(application)  # file dialogs, Cancel, the menus of fields
    if qt_s_own.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(qt_s_own)


def applied_language(application: QCoreApplication) -> str:
    """The one that is spoken."""
    return application.property(_PROPERTY) or ENGLISH


def system_language() -> str:
    """The first of those that the system is to speak that there is; English where there is none."""
    return next((_BY_SYSTEM[name] for name in QLocale.system().uiLanguages() if name in _BY_SYSTEM), ENGLISH)


def can_be_shown(code: str) -> bool:
    """Whether a font here has its signs."""
    return code != "zh_CN" or QFontDatabase.WritingSystem.SimplifiedChinese in QFontDatabase.writingSystems()


class Translation(English):
    """From a file that Qt's lrelease has made."""

    def __init__(self, code: str) -> None:
        self._locale = QLocale(code)
        self._texts = QTranslator()
        self._texts.load(str(resource(f"translations/earshot_{code}.qm")))

    def translate(self, text: str, comment: str) -> str:
        return self._texts.translate("", text, comment) or text

    def plural(self, one: str, many: str, number: int) -> str:
        return self._texts.translate("", one, many, number) or super().plural(one, many, number)

    def number(self, value: float, decimals: int) -> str:
        return self._locale.toString(float(value), "f", decimals)

    def weekday(self, moment: datetime) -> str:
        return self._locale.toString(QDate(moment.year, moment.month, moment.day), "ddd").rstrip(".")

    def day(self, moment: datetime) -> str:
        pattern = tr("dd MMM", "day and month, in Qt's letters: 05 Mar")
        return self._locale.toString(QDate(moment.year, moment.month, moment.day), pattern)


def _set_fonts(application: QGuiApplication, more: tuple[str, ...]) -> None:
    """`more`: for the signs that the system's own font, which stays the first, lacks; none: that one alone again."""
    before = application.property(_FONT)
    if more and before is None:
        font = application.font()
        application.setProperty(_FONT, QFont(font))
        font.setFamilies([QFontInfo(font).family(), *more])  # in a list, Qt passes over an alias such as "Sans Serif"
        application.setFont(font)
    elif not more and before is not None:
        application.setProperty(_FONT, None)
        application.setFont(before)
