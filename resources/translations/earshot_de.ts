<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>+ Add</source>
        <extracomment>for names of files whether they are searched from now on, or names again on to what was found</extracomment>
        <translation>+ Hinzufügen</translation>
    </message>
    <message>
        <source>0: CTranslate2 decides.</source>
        <translation>0: CTranslate2 entscheidet.</translation>
    </message>
    <message>
        <source>A PDF and a spreadsheet with lengths, words, confidence and failures.</source>
        <translation>Ein PDF und eine Tabelle mit Längen, Wörtern, Sicherheit und Fehlern.</translation>
    </message>
    <message>
        <source>A file that you have changed yourself stays; the new one gets a number.</source>
        <translation>Eine Datei, die Sie selbst geändert haben, bleibt; die neue bekommt eine Nummer.</translation>
    </message>
    <message>
        <source>A folder</source>
        <translation>Ein Ordner</translation>
    </message>
    <message>
        <source>A folder, or s3://bucket/prefix. All workers must reach it.</source>
        <translation>Ein Ordner oder s3://bucket/prefix. Alle Worker müssen ihn erreichen.</translation>
    </message>
    <message>
        <source>A name or a folder, for tasks that name none.</source>
        <translation>Ein Name oder ein Ordner, für Aufgaben, die keines nennen.</translation>
    </message>
    <message>
        <source>A new folder:</source>
        <translation>Ein neuer Ordner:</translation>
    </message>
    <message>
        <source>A newer text by the machine is there. Yours stays as it is.</source>
        <translation>Es gibt einen neueren Text der Maschine. Ihrer bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>A task failed</source>
        <extracomment>ids and generations</extracomment>
        <translation>Eine Aufgabe ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>A transcript is found if it has all of the words. Words in quotation marks are found one after the other; transcripts with a -word are left out.</source>
        <translation>Ein Transkript wird gefunden, wenn es alle Wörter enthält. Wörter in Anführungszeichen werden hintereinander gefunden; Transkripte mit einem -Wort werden ausgelassen.</translation>
    </message>
    <message>
        <source>A worker appears here with its first task. On a GPU machine, start one with:</source>
        <translation>Ein Worker erscheint hier mit seiner ersten Aufgabe. Starten Sie einen auf einer GPU-Maschine mit:</translation>
    </message>
    <message>
        <source>A worker writes down what is said.
You see how far it is, read it here, and export it as text or subtitles.</source>
        <translation>Ein Worker schreibt auf, was gesagt wird.
Sie sehen, wie weit er ist, lesen es hier und exportieren es als Text oder Untertitel.</translation>
    </message>
    <message>
        <source>AWS</source>
        <translation>AWS</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Aktionen und ihre Tasten</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Add files or a folder</source>
        <translation>Dateien oder einen Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Dateien hinzufügen…</translation>
    </message>
    <message>
        <source>Add the sample recordings</source>
        <translation>Beispielaufnahmen hinzufügen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Afrikaans</source>
        <translation>Afrikaans</translation>
    </message>
    <message>
        <source>Albanian</source>
        <translation>Albanisch</translation>
    </message>
    <message>
        <source>All</source>
        <extracomment>stays the same between two starts in English, where it is one of the constants below the tasks that are shown there; None: it is no list a number, mostly the problem that is shown alone whose tasks are shown alone nobody can be there</extracomment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All</source>
        <comment>a setting</comment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All completed tasks</source>
        <translation>Alle abgeschlossenen Aufgaben</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>All names…</source>
        <translation>Alle Namen…</translation>
    </message>
    <message>
        <source>All of the words have to be in one transcript.</source>
        <translation>Alle Wörter müssen in einem Transkript vorkommen.</translation>
    </message>
    <message>
        <source>Also what is done</source>
        <translation>Auch Erledigtes</translation>
    </message>
    <message>
        <source>Amharic</source>
        <translation>Amharisch</translation>
    </message>
    <message>
        <source>An earlier attempt did not finish.</source>
        <translation>Ein früherer Versuch wurde nicht fertig.</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>Arabisch</translation>
    </message>
    <message>
        <source>Armenian</source>
        <translation>Armenisch</translation>
    </message>
    <message>
        <source>As before</source>
        <translation>Wie bisher</translation>
    </message>
    <message>
        <source>As for Netflix</source>
        <translation>Wie für Netflix</translation>
    </message>
    <message>
        <source>As for the BBC</source>
        <translation>Wie für die BBC</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Assamese</source>
        <translation>Assamesisch</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>Attempt {title}</source>
        <translation>Versuch {title}</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Audio altered</source>
        <translation>Audiodatei verändert</translation>
    </message>
    <message>
        <source>Audio and video</source>
        <extracomment>in the window&apos;s state: where files were chosen last</extracomment>
        <translation>Audio und Video</translation>
    </message>
    <message>
        <source>Audio missing</source>
        <translation>Audiodatei fehlt</translation>
    </message>
    <message>
        <source>Audio too long</source>
        <translation>Aufnahme zu lang</translation>
    </message>
    <message>
        <source>Audio-hours per hour in the last {hours} hours</source>
        <translation>Audiostunden pro Stunde in den letzten {hours} Stunden</translation>
    </message>
    <message>
        <source>Audio-hours per hour in the last {hours} hours: at most {number}, at {time}</source>
        <translation>Audiostunden pro Stunde in den letzten {hours} Stunden: höchstens {number}, um {time}</translation>
    </message>
    <message>
        <source>Audio-hours per hour, of all workers, in the last five minutes</source>
        <translation>Audiostunden pro Stunde, von allen Workern, in den letzten fünf Minuten</translation>
    </message>
    <message>
        <source>Auto-detect language</source>
        <translation>Sprache erkennen</translation>
    </message>
    <message>
        <source>Automatic</source>
        <comment>a setting</comment>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Automatic: while the queue is a file on this computer.</source>
        <translation>Automatisch: solange die Warteschlange eine Datei auf diesem Computer ist.</translation>
    </message>
    <message>
        <source>Azerbaijani</source>
        <translation>Aserbaidschanisch</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back 5 seconds</source>
        <extracomment>what is heard a person chose where to listen, or began to nothing is heard any more: another task is shown</extracomment>
        <translation>5 Sekunden zurück</translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <extracomment>back to the list, where there is no room for both</extracomment>
        <translation>Zurück zur Liste (Esc)</translation>
    </message>
    <message>
        <source>Bashkir</source>
        <translation>Baschkirisch</translation>
    </message>
    <message>
        <source>Basque</source>
        <translation>Baskisch</translation>
    </message>
    <message>
        <source>Batch</source>
        <extracomment>of the batch that the list shows</extracomment>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Stapelgröße</translation>
    </message>
    <message>
        <source>Batch {number}</source>
        <translation>Stapel {number}</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Belarusian</source>
        <translation>Belarussisch</translation>
    </message>
    <message>
        <source>Below {percent}</source>
        <translation>Unter {percent}</translation>
    </message>
    <message>
        <source>Bengali</source>
        <translation>Bengalisch</translation>
    </message>
    <message>
        <source>Bosnian</source>
        <translation>Bosnisch</translation>
    </message>
    <message>
        <source>Breton</source>
        <translation>Bretonisch</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Bulgarian</source>
        <translation>Bulgarisch</translation>
    </message>
    <message>
        <source>Burmese</source>
        <translation>Birmanisch</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>CPU</source>
        <comment>a setting</comment>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Cache of models</source>
        <translation>Zwischenspeicher für Modelle</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>Genannt</translation>
    </message>
    <message>
        <source>Came too late</source>
        <comment>an attempt</comment>
        <translation>Kam zu spät</translation>
    </message>
    <message>
        <source>Can&apos;t be watched now</source>
        <translation>Kann derzeit nicht überwacht werden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel all of it</source>
        <translation>Alles abbrechen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>a task</comment>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Cantonese</source>
        <translation>Kantonesisch</translation>
    </message>
    <message>
        <source>Catalan</source>
        <translation>Katalanisch</translation>
    </message>
    <message>
        <source>Change the keys</source>
        <translation>Tasten ändern</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Characters a second</source>
        <translation>Zeichen je Sekunde</translation>
    </message>
    <message>
        <source>Characters in a line</source>
        <translation>Zeichen je Zeile</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Chinesisch</translation>
    </message>
    <message>
        <source>Choose a folder of audio</source>
        <translation>Ordner mit Audiodateien wählen</translation>
    </message>
    <message>
        <source>Choose a folder to watch</source>
        <translation>Zu überwachenden Ordner wählen</translation>
    </message>
    <message>
        <source>Choose audio</source>
        <translation>Audiodateien wählen</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Dateien wählen…</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Choose the options below, then a folder.</source>
        <translation>Wählen Sie unten die Optionen, dann einen Ordner.</translation>
    </message>
    <message>
        <source>Choose the recording, to hear it here</source>
        <translation>Wählen Sie die Aufnahme, um sie hier zu hören</translation>
    </message>
    <message>
        <source>Click to name the speaker, double click to hear it from there</source>
        <extracomment>the number of a line the numbers of lines whose times are in the colour of a warning</extracomment>
        <translation>Klicken benennt die Sprecherin oder den Sprecher, Doppelklick spielt von dort</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Columns as at first</source>
        <extracomment>columns are shown, hidden, moved or sized otherwise the operator has changed what `save` tells</extracomment>
        <translation>Spalten zurücksetzen</translation>
    </message>
    <message>
        <source>Command that starts a worker</source>
        <translation>Befehl, der einen Worker startet</translation>
    </message>
    <message>
        <source>Completed</source>
        <comment>a task</comment>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Completed</source>
        <comment>an attempt</comment>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>Convert</source>
        <translation>Konvertieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <extracomment>the Transcript that is on the screen now what was found is there to be read; seconds to be shown: task, seconds, words what is loaded, or being loaded</extracomment>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>Copy as Markdown with times</source>
        <translation>Als Markdown mit Zeiten kopieren</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Copy the error</source>
        <translation>Fehler kopieren</translation>
    </message>
    <message>
        <source>Copy the transcript</source>
        <translation>Transkript kopieren</translation>
    </message>
    <message>
        <source>Correct the transcript</source>
        <translation>Transkript korrigieren</translation>
    </message>
    <message>
        <source>Croatian</source>
        <translation>Kroatisch</translation>
    </message>
    <message>
        <source>Czech</source>
        <translation>Tschechisch</translation>
    </message>
    <message>
        <source>Danish</source>
        <translation>Dänisch</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Database: {name}</source>
        <translation>Datenbank: {name}</translation>
    </message>
    <message>
        <source>Days for which they are kept, and what tasks of other kinds have made. They wait for their batch&apos;s export.</source>
        <translation>Tage, für die sie aufgehoben werden, ebenso was Aufgaben anderer Art erzeugt haben. Sie warten auf den Export ihres Stapels.</translation>
    </message>
    <message>
        <source>Days for which they are kept, for windows that sleep. One that sleeps longer reads all lists anew.</source>
        <translation>Tage, für die sie aufgehoben werden, für Fenster, die schlafen. Eines, das länger schläft, liest alle Listen neu.</translation>
    </message>
    <message>
        <source>Days for which they are listed. Their recordings and transcripts go with them.</source>
        <translation>Tage, für die sie in der Liste stehen. Ihre Aufnahmen und Transkripte verschwinden mit ihnen.</translation>
    </message>
    <message>
        <source>Days for which they stay in the storage. A retry takes one that is gone from where it was handed in.</source>
        <translation>Tage, für die sie im Speicher bleiben. Eine Wiederholung holt eine gelöschte von dort, wo sie übergeben wurde.</translation>
    </message>
    <message>
        <source>Debug</source>
        <comment>a setting</comment>
        <translation>Debug</translation>
    </message>
    <message>
        <source>Decoder crashed</source>
        <translation>Decoder abgestürzt</translation>
    </message>
    <message>
        <source>Default keys</source>
        <translation>Standardtasten</translation>
    </message>
    <message>
        <source>Delay of a retry</source>
        <translation>Wartezeit vor einer Wiederholung</translation>
    </message>
    <message>
        <source>Delete</source>
        <extracomment>question, name of yes</extracomment>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Details</source>
        <extracomment>shown on demand a button: its name, what it does a newer message on a topic takes the place of the older one whoever has sent it dismisses it</extracomment>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Do first</source>
        <translation>Zuerst bearbeiten</translation>
    </message>
    <message>
        <source>Do in its turn</source>
        <translation>Der Reihe nach bearbeiten</translation>
    </message>
    <message>
        <source>Do last</source>
        <translation>Zuletzt bearbeiten</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Drop audio files or folders</source>
        <translation>Audiodateien oder Ordner ablegen</translation>
    </message>
    <message>
        <source>Drop audio files or folders here</source>
        <translation>Audiodateien oder Ordner hier ablegen</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>Niederländisch</translation>
    </message>
    <message>
        <source>EC2 spot notice</source>
        <translation>Spot-Ankündigung von EC2</translation>
    </message>
    <message>
        <source>ELAN, for research (eaf)</source>
        <translation>ELAN, für die Forschung (eaf)</translation>
    </message>
    <message>
        <source>Earshot can&apos;t start</source>
        <translation>Earshot kann nicht starten</translation>
    </message>
    <message>
        <source>Earshot does not run yet.</source>
        <translation>Earshot läuft noch nicht.</translation>
    </message>
    <message>
        <source>Earshot needs you</source>
        <translation>Earshot braucht Sie</translation>
    </message>
    <message>
        <source>Earshot restarts with the new settings…</source>
        <translation>Earshot startet mit den neuen Einstellungen neu…</translation>
    </message>
    <message>
        <source>Earshot speaks another language from its next start on.</source>
        <translation>Earshot spricht ab dem nächsten Start eine andere Sprache.</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit</source>
        <comment>on the bar</comment>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edited by {person}, {time}</source>
        <translation>Bearbeitet von {person}, {time}</translation>
    </message>
    <message>
        <source>Empty audio</source>
        <translation>Leere Audiodatei</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>Error</source>
        <comment>a setting</comment>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Estonian</source>
        <translation>Estnisch</translation>
    </message>
    <message>
        <source>Everything goes on.</source>
        <translation>Alles geht weiter.</translation>
    </message>
    <message>
        <source>Everything is paused: what is on the queue is still done.</source>
        <translation>Alles ist angehalten: Was in der Warteschlange ist, wird noch erledigt.</translation>
    </message>
    <message>
        <source>Everything, for programs (json)</source>
        <translation>Alles, für Programme (json)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export the transcripts</source>
        <translation>Transkripte exportieren</translation>
    </message>
    <message>
        <source>Export the transcripts to</source>
        <translation>Transkripte exportieren nach</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>Export transcripts</source>
        <extracomment>the formats, as an export begins</extracomment>
        <translation>Transkripte exportieren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>a task</comment>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>an attempt</comment>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Faroese</source>
        <translation>Färöisch</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>File</source>
        <extracomment>a mark and words a bar and a number text, or &quot;Retry&quot; where the task failed names it in what is remembered in English: it is translated where it is shown in digits, where there is room in digits, where there is little takes what the others leave numbers line up at the right a note that takes no line of its own is written across these columns unless the operator says otherwise where there is little room, the column with the highest number goes first; 0: it stays</extracomment>
        <translation>Datei</translation>
    </message>
    <message>
        <source>File</source>
        <comment>on the bar</comment>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Files that were read</source>
        <translation>Gelesene Dateien</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>Aktion suchen</translation>
    </message>
    <message>
        <source>Find an action or its keys</source>
        <translation>Aktion oder ihre Tasten suchen</translation>
    </message>
    <message>
        <source>Find an action…</source>
        <translation>Aktion suchen…</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Suchen und ersetzen</translation>
    </message>
    <message>
        <source>Find in the transcript</source>
        <translation>Im Transkript suchen</translation>
    </message>
    <message>
        <source>Finished tasks</source>
        <translation>Beendete Aufgaben</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>Finnisch</translation>
    </message>
    <message>
        <source>First lease</source>
        <translation>Erste Reservierung</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folder or bucket</source>
        <translation>Ordner oder Bucket</translation>
    </message>
    <message>
        <source>Folder to export to</source>
        <translation>Ordner für den Export</translation>
    </message>
    <message>
        <source>Folder where models in several parts are joined.</source>
        <translation>Ordner, in dem mehrteilige Modelle zusammengesetzt werden.</translation>
    </message>
    <message>
        <source>Folders as models</source>
        <translation>Ordner als Modelle</translation>
    </message>
    <message>
        <source>For queues, storage and database in AWS. Its keys are read from where the AWS command line keeps them, and never kept here.</source>
        <translation>Für Warteschlangen, Speicher und Datenbank in AWS. Die Schlüssel werden dort gelesen, wo die AWS-Kommandozeile sie aufbewahrt, und nie hier gespeichert.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formate</translation>
    </message>
    <message>
        <source>Forward 5 seconds</source>
        <translation>5 Sekunden vor</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Französisch</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>GPU (CUDA)</source>
        <comment>a setting</comment>
        <translation>GPU (CUDA)</translation>
    </message>
    <message>
        <source>GPU lost</source>
        <translation>GPU verloren</translation>
    </message>
    <message>
        <source>GPU out of memory</source>
        <translation>GPU-Speicher erschöpft</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Verstärkung</translation>
    </message>
    <message>
        <source>Galician</source>
        <translation>Galicisch</translation>
    </message>
    <message>
        <source>Georgian</source>
        <translation>Georgisch</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Given back</source>
        <comment>an attempt</comment>
        <translation>Zurückgegeben</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>Griechisch</translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation>Gruppen von Einstellungen</translation>
    </message>
    <message>
        <source>Gujarati</source>
        <translation>Gujarati</translation>
    </message>
    <message>
        <source>Haitian Creole</source>
        <translation>Haitianisch</translation>
    </message>
    <message>
        <source>Half minutes of speech that are transcribed at once.</source>
        <translation>Halbe Minuten Sprache, die auf einmal transkribiert werden.</translation>
    </message>
    <message>
        <source>Hand over and quit</source>
        <translation>Übergeben und beenden</translation>
    </message>
    <message>
        <source>Hausa</source>
        <translation>Hausa</translation>
    </message>
    <message>
        <source>Hawaiian</source>
        <translation>Hawaiisch</translation>
    </message>
    <message>
        <source>Hear it from {time}</source>
        <translation>Ab {time} hören</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>Hebräisch</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Help</source>
        <comment>on the bar</comment>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>Einzelheiten ausblenden</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>Hindi</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>History ({number})</source>
        <translation>Verlauf ({number})</translation>
    </message>
    <message>
        <source>Holds all that the other settings don&apos;t place elsewhere. The log moves there at the next start.</source>
        <translation>Enthält alles, was die anderen Einstellungen nicht woandershin legen. Das Protokoll zieht beim nächsten Start dorthin um.</translation>
    </message>
    <message>
        <source>Home folder</source>
        <translation>Hauptordner</translation>
    </message>
    <message>
        <source>Hours; a longer file fails at once.</source>
        <translation>Stunden; eine längere Datei schlägt sofort fehl.</translation>
    </message>
    <message>
        <source>How many attempts in a row may get no further before a task fails.</source>
        <translation>Wie viele Versuche hintereinander nicht weiterkommen dürfen, bevor eine Aufgabe fehlschlägt.</translation>
    </message>
    <message>
        <source>How many tasks are put on the queue ahead of the workers: auto, as the workers need them; a number; all.</source>
        <translation>Wie viele Aufgaben den Workern voraus in die Warteschlange kommen: auto, wie die Worker sie brauchen; eine Zahl; all: alle.</translation>
    </message>
    <message>
        <source>How tasks are handled.</source>
        <translation>Wie Aufgaben behandelt werden.</translation>
    </message>
    <message>
        <source>Hungarian</source>
        <translation>Ungarisch</translation>
    </message>
    <message>
        <source>Icelandic</source>
        <translation>Isländisch</translation>
    </message>
    <message>
        <source>Idle</source>
        <comment>a worker</comment>
        <translation>Untätig</translation>
    </message>
    <message>
        <source>Idle for {time}</source>
        <translation>Untätig seit {time}</translation>
    </message>
    <message>
        <source>If one is there</source>
        <translation>Falls es sie gibt</translation>
    </message>
    <message>
        <source>In progress</source>
        <comment>a task</comment>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>In progress on a worker</source>
        <translation>In Arbeit bei einem Worker</translation>
    </message>
    <message numerus="yes">
        <source>In {n} place it lacks words.</source>
        <comment>In {n} places it lacks words.</comment>
        <translation>
            <numerusform>An {n} Stelle fehlen ihm Wörter.</numerusform>
            <numerusform>An {n} Stellen fehlen ihm Wörter.</numerusform>
        </translation>
    </message>
    <message>
        <source>Indonesian</source>
        <translation>Indonesisch</translation>
    </message>
    <message>
        <source>Info</source>
        <comment>a setting</comment>
        <translation>Info</translation>
    </message>
    <message>
        <source>Invalid options</source>
        <translation>Ungültige Optionen</translation>
    </message>
    <message>
        <source>Invalid settings</source>
        <translation>Ungültige Einstellungen</translation>
    </message>
    <message>
        <source>It is done in a few seconds. Undo leaves the task as it is.</source>
        <extracomment>&quot;removed&quot;, for the log in place of a task&apos;s status: &quot;To be removed&quot;, in English &quot;remove 12 tasks&quot; &quot;12 tasks will be removed.&quot; &quot;12 tasks removed.&quot; the ids in their order; None: they are still looked for those of them that no later wish names an action waits, is undone or is done</extracomment>
        <translation>Das geschieht in wenigen Sekunden. Rückgängig lässt die Aufgabe, wie sie ist.</translation>
    </message>
    <message>
        <source>It takes tasks as soon as the model is loaded.</source>
        <translation>Er nimmt Aufgaben an, sobald das Modell geladen ist.</translation>
    </message>
    <message>
        <source>It takes the place of the one that has this name.</source>
        <translation>Sie tritt an die Stelle der Suche, die so heißt.</translation>
    </message>
    <message>
        <source>It waits for a task. Drop audio on the window to give it one.</source>
        <translation>Er wartet auf eine Aufgabe. Legen Sie Audiodateien im Fenster ab, um ihm eine zu geben.</translation>
    </message>
    <message>
        <source>It was older than it is kept. Retry the task to have it made anew.</source>
        <translation>Es war älter, als es aufgehoben wird. Wiederholen Sie die Aufgabe, um es neu zu erzeugen.</translation>
    </message>
    <message>
        <source>It will be ready in a moment.</source>
        <translation>Er ist gleich bereit.</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>Italienisch</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japanisch</translation>
    </message>
    <message>
        <source>Javanese</source>
        <translation>Javanisch</translation>
    </message>
    <message>
        <source>Kannada</source>
        <translation>Kannada</translation>
    </message>
    <message>
        <source>Kazakh</source>
        <translation>Kasachisch</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep both: the new one gets a number</source>
        <translation>Beide behalten: die neue bekommt eine Nummer</translation>
    </message>
    <message>
        <source>Keep mine, too</source>
        <translation>Auch meinen behalten</translation>
    </message>
    <message>
        <source>Kept in this system&apos;s keyring, never in the file.</source>
        <translation>Wird im Schlüsselbund dieses Systems aufbewahrt, nie in der Datei.</translation>
    </message>
    <message>
        <source>Kept in {path}</source>
        <translation>Gespeichert in {path}</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Keys for “{action}”</source>
        <translation>Tasten für „{action}“</translation>
    </message>
    <message>
        <source>Khmer</source>
        <translation>Khmer</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Kind of task</source>
        <extracomment>TaskKind, or None for all</extracomment>
        <translation>Art der Aufgabe</translation>
    </message>
    <message>
        <source>Kinds of tasks</source>
        <translation>Arten von Aufgaben</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Koreanisch</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Language not supported</source>
        <translation>Sprache nicht unterstützt</translation>
    </message>
    <message>
        <source>Language of the recordings</source>
        <translation>Sprache der Aufnahmen</translation>
    </message>
    <message>
        <source>Lao</source>
        <translation>Laotisch</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Letzte Änderung</translation>
    </message>
    <message>
        <source>Last words</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Last worker</source>
        <extracomment>The one that &quot;Retry&quot; stands in is among those shown</extracomment>
        <translation>Letzter Worker</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Latin</source>
        <translation>Latein</translation>
    </message>
    <message>
        <source>Latvian</source>
        <translation>Lettisch</translation>
    </message>
    <message>
        <source>Lease ended</source>
        <translation>Reservierung abgelaufen</translation>
    </message>
    <message>
        <source>Leave the new one out</source>
        <translation>Die neue weglassen</translation>
    </message>
    <message>
        <source>Left empty, both are a file on this computer.</source>
        <translation>Bleiben sie leer, sind beide eine Datei auf diesem Computer.</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Lines of the log</source>
        <translation>Zeilen des Protokolls</translation>
    </message>
    <message>
        <source>Lingala</source>
        <translation>Lingala</translation>
    </message>
    <message>
        <source>Lists with a tick are marked in the transcripts.</source>
        <translation>Listen mit Haken werden in den Transkripten markiert.</translation>
    </message>
    <message>
        <source>Lithuanian</source>
        <translation>Litauisch</translation>
    </message>
    <message>
        <source>Load theirs</source>
        <translation>Den anderen laden</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <comment>a worker</comment>
        <translation>Lädt das Modell</translation>
    </message>
    <message>
        <source>Loading the sound…</source>
        <translation>Der Ton wird geladen…</translation>
    </message>
    <message>
        <source>Loading the transcript…</source>
        <translation>Das Transkript wird geladen…</translation>
    </message>
    <message>
        <source>Log</source>
        <extracomment>one of logging&apos;s
----------
the last one, which is still being written</extracomment>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Log…</source>
        <translation>Protokoll…</translation>
    </message>
    <message>
        <source>Longest audio</source>
        <translation>Längste Aufnahme</translation>
    </message>
    <message>
        <source>Longest, in seconds</source>
        <translation>Längstens, in Sekunden</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Look at the machine&apos;s text</source>
        <translation>Text der Maschine ansehen</translation>
    </message>
    <message>
        <source>Loop the segment</source>
        <translation>Abschnitt wiederholen</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>Lost {when}</source>
        <translation>Verloren {when}</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Lautheit</translation>
    </message>
    <message>
        <source>Loudness in LUFS</source>
        <translation>Lautheit in LUFS</translation>
    </message>
    <message>
        <source>Luxembourgish</source>
        <translation>Luxemburgisch</translation>
    </message>
    <message>
        <source>Macedonian</source>
        <translation>Mazedonisch</translation>
    </message>
    <message>
        <source>Machine&apos;s text</source>
        <translation>Text der Maschine</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>Gedacht für</translation>
    </message>
    <message>
        <source>Made of {fields}</source>
        <translation>Aus {fields}</translation>
    </message>
    <message>
        <source>Malagasy</source>
        <translation>Madagassisch</translation>
    </message>
    <message>
        <source>Malay</source>
        <translation>Malaiisch</translation>
    </message>
    <message>
        <source>Malayalam</source>
        <translation>Malayalam</translation>
    </message>
    <message>
        <source>Maltese</source>
        <translation>Maltesisch</translation>
    </message>
    <message>
        <source>Maori</source>
        <translation>Maori</translation>
    </message>
    <message>
        <source>Marathi</source>
        <translation>Marathi</translation>
    </message>
    <message>
        <source>Mark these names</source>
        <translation>Diese Namen markieren</translation>
    </message>
    <message>
        <source>Markdown (md)</source>
        <translation>Markdown (md)</translation>
    </message>
    <message>
        <source>Mend the problem above, then retry the task.</source>
        <translation>Beheben Sie, was oben als Problem steht, und wiederholen Sie dann die Aufgabe.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Model can&apos;t be downloaded</source>
        <translation>Modell kann nicht heruntergeladen werden</translation>
    </message>
    <message>
        <source>Model can&apos;t be loaded</source>
        <translation>Modell kann nicht geladen werden</translation>
    </message>
    <message>
        <source>Model not available</source>
        <translation>Modell nicht verfügbar</translation>
    </message>
    <message>
        <source>Mongolian</source>
        <translation>Mongolisch</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the new list</source>
        <translation>Name der neuen Liste</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>Name der Voreinstellung</translation>
    </message>
    <message>
        <source>Name of the speaker</source>
        <translation>Name der Sprecherin oder des Sprechers</translation>
    </message>
    <message>
        <source>Name or URL of the SQS queue from which all workers take tasks.</source>
        <translation>Name oder URL der SQS-Warteschlange, aus der alle Worker Aufgaben nehmen.</translation>
    </message>
    <message>
        <source>Name or URL of the SQS queue on which workers tell what happened.</source>
        <translation>Name oder URL der SQS-Warteschlange, in der Worker melden, was geschehen ist.</translation>
    </message>
    <message>
        <source>Name the speaker</source>
        <extracomment>the name, and whether it takes the place of the old one everywhere</extracomment>
        <translation>Sprecher benennen</translation>
    </message>
    <message>
        <source>Name the speaker…</source>
        <translation>Sprecher benennen…</translation>
    </message>
    <message>
        <source>Names</source>
        <extracomment>a name, in all transcripts</extracomment>
        <translation>Namen</translation>
    </message>
    <message>
        <source>Names and spellings, such as: Zoë Müller, Kubernetes, HbA1c</source>
        <translation>Namen und Schreibweisen, etwa: Zoë Müller, Kubernetes, HbA1c</translation>
    </message>
    <message>
        <source>Names and words</source>
        <translation>Namen und Wörter</translation>
    </message>
    <message>
        <source>Names and words to expect</source>
        <translation>Zu erwartende Namen und Wörter</translation>
    </message>
    <message>
        <source>Names of vocabulary lists</source>
        <translation>Namen aus Vokabularlisten</translation>
    </message>
    <message>
        <source>Names, one a line</source>
        <translation>Namen, einer je Zeile</translation>
    </message>
    <message>
        <source>Nepali</source>
        <translation>Nepalesisch</translation>
    </message>
    <message>
        <source>New name of “{name}”</source>
        <translation>Neuer Name für „{name}“</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>Neu…</translation>
    </message>
    <message>
        <source>New… makes a list of names.</source>
        <translation>„Neu…“ legt eine Liste von Namen an.</translation>
    </message>
    <message>
        <source>Next delivery</source>
        <translation>Nächste Zustellung</translation>
    </message>
    <message>
        <source>Next marked name</source>
        <translation>Nächster markierter Name</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Nächste Fundstelle</translation>
    </message>
    <message>
        <source>Next unsure word</source>
        <translation>Nächstes unsicheres Wort</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>No</source>
        <comment>a setting</comment>
        <translation>Nein</translation>
    </message>
    <message>
        <source>No action is called that</source>
        <translation>So heißt keine Aktion</translation>
    </message>
    <message>
        <source>No folder is watched yet</source>
        <translation>Noch kein Ordner wird überwacht</translation>
    </message>
    <message>
        <source>No font on this computer has Chinese characters. Install one, such as Noto Sans CJK.</source>
        <translation>Keine Schrift auf diesem Computer hat chinesische Zeichen. Installieren Sie eine, etwa Noto Sans CJK.</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>Keine Tasten</translation>
    </message>
    <message>
        <source>No marked name</source>
        <translation>Kein markierter Name</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Keine Probleme</translation>
    </message>
    <message>
        <source>No sound can be played on this computer: {fault}.</source>
        <extracomment>What FFmpeg may open by itself: what `adapters/sounds` serves. So a recording that names another file opens none</extracomment>
        <translation>Auf diesem Computer kann kein Ton abgespielt werden: {fault}.</translation>
    </message>
    <message>
        <source>No sound output was found, so nothing is heard: connect one, or start the sound service.</source>
        <translation>Es wurde keine Tonausgabe gefunden, daher ist nichts zu hören: Schließen Sie eine an, oder starten Sie den Tondienst.</translation>
    </message>
    <message>
        <source>No speech was heard in this recording</source>
        <translation>In dieser Aufnahme wurde keine Sprache gehört</translation>
    </message>
    <message>
        <source>No such task</source>
        <translation>Keine solche Aufgabe</translation>
    </message>
    <message>
        <source>No task here is named “{name}”. Enter searches all transcripts for that; clear the search to see all tasks.</source>
        <translation>Hier heißt keine Aufgabe „{name}“. Die Eingabetaste sucht danach in allen Transkripten; leeren Sie die Suche, um alle Aufgaben zu sehen.</translation>
    </message>
    <message>
        <source>No task is open</source>
        <translation>Keine Aufgabe geöffnet</translation>
    </message>
    <message>
        <source>No task is selected</source>
        <translation>Keine Aufgabe ausgewählt</translation>
    </message>
    <message>
        <source>No transcript has that</source>
        <translation>Kein Transkript enthält das</translation>
    </message>
    <message>
        <source>No transcript has that.</source>
        <translation>Kein Transkript enthält das.</translation>
    </message>
    <message>
        <source>No unsure word</source>
        <translation>Kein unsicheres Wort</translation>
    </message>
    <message>
        <source>No worker has been heard of in the last 12 hours</source>
        <translation>In den letzten 12 Stunden hat sich kein Worker gemeldet</translation>
    </message>
    <message>
        <source>None</source>
        <comment>no words</comment>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Normalise the loudness (EBU R 128)</source>
        <translation>Lautheit angleichen (EBU R 128)</translation>
    </message>
    <message>
        <source>Norwegian</source>
        <translation>Norwegisch</translation>
    </message>
    <message>
        <source>Not an audio file</source>
        <translation>Keine Audiodatei</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Not heard for {time}</source>
        <translation>Nichts gehört: {time}</translation>
    </message>
    <message>
        <source>Not quite as wished:</source>
        <translation>Nicht ganz wie gewünscht:</translation>
    </message>
    <message>
        <source>Not saved yet, and tried again: {fault}</source>
        <translation>Noch nicht gespeichert, wird wieder versucht: {fault}</translation>
    </message>
    <message>
        <source>Not tested: correct what is marked.</source>
        <translation>Nicht getestet: Korrigieren Sie, was markiert ist.</translation>
    </message>
    <message>
        <source>Note: {warning}</source>
        <translation>Hinweis: {warning}</translation>
    </message>
    <message>
        <source>Notes of removed tasks</source>
        <translation>Vermerke über entfernte Aufgaben</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Hier ist nichts</translation>
    </message>
    <message>
        <source>Nothing is saved yet: correct what is marked.</source>
        <translation>Noch ist nichts gespeichert: Korrigieren Sie, was markiert ist.</translation>
    </message>
    <message>
        <source>Nothing is to be deleted now.</source>
        <translation>Jetzt ist nichts zu löschen.</translation>
    </message>
    <message>
        <source>Nothing new was taken in.</source>
        <translation>Nichts Neues wurde aufgenommen.</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nichts zu tun</translation>
    </message>
    <message>
        <source>Nothing was taken in yet</source>
        <translation>Noch wurde nichts aufgenommen</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>Nynorsk</source>
        <translation>Nynorsk</translation>
    </message>
    <message>
        <source>Occitan</source>
        <translation>Okzitanisch</translation>
    </message>
    <message>
        <source>Of this computer. Other machines have settings of their own.</source>
        <translation>Von diesem Computer. Andere Maschinen haben eigene Einstellungen.</translation>
    </message>
    <message>
        <source>Off</source>
        <comment>a setting</comment>
        <translation>Aus</translation>
    </message>
    <message>
        <source>On</source>
        <comment>a setting</comment>
        <translation>Ein</translation>
    </message>
    <message>
        <source>On Debian and Ubuntu type: sudo apt-get install {packages}</source>
        <translation>Unter Debian und Ubuntu geben Sie ein: sudo apt-get install {packages}</translation>
    </message>
    <message>
        <source>On which programs of this computer, such as Prometheus, hear of its health and its work, over HTTP.</source>
        <translation>Auf dem Programme dieses Computers, etwa Prometheus, per HTTP erfahren, wie es ihm geht und was er getan hat.</translation>
    </message>
    <message>
        <source>One name a line</source>
        <translation>Ein Name pro Zeile</translation>
    </message>
    <message>
        <source>One of CTranslate2&apos;s names, such as int8 or float16.</source>
        <translation>Einer der Namen von CTranslate2, etwa int8 oder float16.</translation>
    </message>
    <message>
        <source>One short line, for phones</source>
        <translation>Eine kurze Zeile, für Telefone</translation>
    </message>
    <message>
        <source>Only errors and warnings</source>
        <translation>Nur Fehler und Warnungen</translation>
    </message>
    <message>
        <source>Only in the selection</source>
        <translation>Nur in der Auswahl</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>Einstellungen öffnen</translation>
    </message>
    <message>
        <source>Open settings…</source>
        <translation>Einstellungen öffnen…</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Options for the next files</source>
        <translation>Optionen für die nächsten Dateien</translation>
    </message>
    <message>
        <source>Options: {chosen}</source>
        <translation>Optionen: {chosen}</translation>
    </message>
    <message>
        <source>Orchestrator</source>
        <translation>Orchestrator</translation>
    </message>
    <message>
        <source>Out of memory</source>
        <translation>Speicher erschöpft</translation>
    </message>
    <message>
        <source>Own numbers</source>
        <translation>Eigene Zahlen</translation>
    </message>
    <message>
        <source>Page for any browser (html)</source>
        <translation>Seite für jeden Browser (html)</translation>
    </message>
    <message>
        <source>Pashto</source>
        <translation>Paschtu</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Password in the keyring</source>
        <translation>Passwort im Schlüsselbund</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Pause everything</source>
        <translation>Alles anhalten</translation>
    </message>
    <message>
        <source>Pending</source>
        <comment>a task</comment>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Pending (retry)</source>
        <translation>Wartend (erneut)</translation>
    </message>
    <message>
        <source>Persian</source>
        <translation>Persisch</translation>
    </message>
    <message>
        <source>Places</source>
        <extracomment>Place</extracomment>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Plain text (txt)</source>
        <translation>Reiner Text (txt)</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>Polnisch</translation>
    </message>
    <message>
        <source>Port for metrics</source>
        <translation>Port für Metriken</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>Portugiesisch</translation>
    </message>
    <message>
        <source>Position in the recording</source>
        <extracomment>by a person; seconds</extracomment>
        <translation>Stelle in der Aufnahme</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Voreinstellungen</translation>
    </message>
    <message>
        <source>Press the keys for “{action}”.</source>
        <translation>Drücken Sie die Tasten für „{action}“.</translation>
    </message>
    <message>
        <source>Previous marked name</source>
        <translation>Voriger markierter Name</translation>
    </message>
    <message>
        <source>Previous place</source>
        <extracomment>what was selected when that was chosen</extracomment>
        <translation>Vorherige Fundstelle</translation>
    </message>
    <message>
        <source>Previous unsure word</source>
        <translation>Voriges unsicheres Wort</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Punjabi</source>
        <translation>Punjabi</translation>
    </message>
    <message numerus="yes">
        <source>Put back in {n} transcript</source>
        <comment>Put back in {n} transcripts</comment>
        <translation>
            <numerusform>In {n} Transkript zurückgenommen</numerusform>
            <numerusform>In {n} Transkripten zurückgenommen</numerusform>
        </translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Warteschlangen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Reading {read} of {found} files…</source>
        <translation>{read} von {found} Dateien gelesen…</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Redo the edit</source>
        <translation>Die Änderung wiederherstellen</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove all of it</source>
        <translation>Alles entfernen</translation>
    </message>
    <message>
        <source>Remove all of it…</source>
        <translation>Alles entfernen…</translation>
    </message>
    <message numerus="yes">
        <source>Remove the {n} task of this batch with everything heard in it?</source>
        <comment>Remove all {n} tasks of this batch with everything heard in them?</comment>
        <translation>
            <numerusform>Die {n} Aufgabe dieses Stapels mit allem entfernen, was darin gehört wurde?</numerusform>
            <numerusform>Alle {n} Aufgaben dieses Stapels mit allem entfernen, was darin gehört wurde?</numerusform>
        </translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename the batch</source>
        <translation>Stapel umbenennen</translation>
    </message>
    <message>
        <source>Rename “{name}” everywhere</source>
        <translation>„{name}“ überall umbenennen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Alle ersetzen</translation>
    </message>
    <message>
        <source>Replace by</source>
        <translation>Ersetzen durch</translation>
    </message>
    <message>
        <source>Replace in all transcripts</source>
        <extracomment>the words that were searched for</extracomment>
        <translation>In allen Transkripten ersetzen</translation>
    </message>
    <message>
        <source>Replace in all transcripts…</source>
        <translation>In allen Transkripten ersetzen …</translation>
    </message>
    <message numerus="yes">
        <source>Replace in {n} transcript</source>
        <comment>Replace in {n} transcripts</comment>
        <translation>
            <numerusform>In {n} Transkript ersetzen</numerusform>
            <numerusform>In {n} Transkripten ersetzen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace {n} place</source>
        <comment>Replace all {n} places</comment>
        <translation>
            <numerusform>{n} Stelle ersetzen</numerusform>
            <numerusform>Alle {n} Stellen ersetzen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replaced in {n} transcript</source>
        <comment>Replaced in {n} transcripts</comment>
        <translation>
            <numerusform>In {n} Transkript ersetzt</numerusform>
            <numerusform>In {n} Transkripten ersetzt</numerusform>
        </translation>
    </message>
    <message>
        <source>Replacing…</source>
        <translation>Wird ersetzt …</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message numerus="yes">
        <source>Report on {n} task</source>
        <comment>Report on {n} tasks</comment>
        <translation>
            <numerusform>Bericht über {n} Aufgabe</numerusform>
            <numerusform>Bericht über {n} Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Bericht…</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation>Jetzt neu starten</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Result missing</source>
        <translation>Ergebnis fehlt</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Resume everything</source>
        <translation>Alles fortsetzen</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Aufbewahrung</translation>
    </message>
    <message>
        <source>Retry</source>
        <extracomment>task id</extracomment>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Retry all of these</source>
        <translation>Alle diese wiederholen</translation>
    </message>
    <message>
        <source>Retry as…</source>
        <translation>Wiederholen als…</translation>
    </message>
    <message>
        <source>Retry it if you want its result after all.</source>
        <translation>Wiederholen Sie sie, wenn Sie das Ergebnis doch brauchen.</translation>
    </message>
    <message>
        <source>Retry what failed</source>
        <translation>Fehlgeschlagene wiederholen</translation>
    </message>
    <message>
        <source>Romanian</source>
        <translation>Rumänisch</translation>
    </message>
    <message>
        <source>Running</source>
        <comment>an attempt</comment>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>Russisch</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>Abtastrate</translation>
    </message>
    <message>
        <source>Sanskrit</source>
        <translation>Sanskrit</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save all the same</source>
        <translation>Trotzdem speichern</translation>
    </message>
    <message>
        <source>Save these options</source>
        <translation>Diese Optionen speichern</translation>
    </message>
    <message>
        <source>Save these options…</source>
        <translation>Diese Optionen speichern…</translation>
    </message>
    <message>
        <source>Save this search under the name</source>
        <translation>Diese Suche speichern unter dem Namen</translation>
    </message>
    <message>
        <source>Save this search…</source>
        <translation>Diese Suche speichern…</translation>
    </message>
    <message>
        <source>Saved progress</source>
        <translation>Gesicherter Stand</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <extracomment>to be searched for</extracomment>
        <translation>Gespeicherte Suchen</translation>
    </message>
    <message>
        <source>Saving deletes {what} that are older than {days}</source>
        <translation>Beim Speichern werden gelöscht: {what}, älter als {days}</translation>
    </message>
    <message>
        <source>Saving deletes {what} that is older than {days}</source>
        <translation>Beim Speichern wird gelöscht: {what}, älter als {days}</translation>
    </message>
    <message>
        <source>Saving restarts Earshot in its window. Tasks go on where they were.</source>
        <translation>Beim Speichern startet Earshot in seinem Fenster neu. Aufgaben gehen weiter, wo sie waren.</translation>
    </message>
    <message>
        <source>Saving takes effect at once.</source>
        <translation>Speichern wirkt sofort.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>Search all transcripts</source>
        <translation>Alle Transkripte durchsuchen</translation>
    </message>
    <message>
        <source>Search all transcripts for “{words}”</source>
        <translation>Alle Transkripte nach „{words}“ durchsuchen</translation>
    </message>
    <message>
        <source>Search file names</source>
        <translation>Dateinamen suchen</translation>
    </message>
    <message>
        <source>Searching for audio…</source>
        <translation>Audiodateien werden gesucht…</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Wird gesucht …</translation>
    </message>
    <message>
        <source>Seconds for which a received task is a worker&apos;s own, until its length is known.</source>
        <translation>Sekunden, für die eine empfangene Aufgabe einem Worker gehört, bis ihre Länge bekannt ist.</translation>
    </message>
    <message>
        <source>Seconds until the second attempt; doubles with each further one.</source>
        <translation>Sekunden bis zum zweiten Versuch; verdoppelt sich mit jedem weiteren.</translation>
    </message>
    <message>
        <source>Select a task to read its transcript.</source>
        <translation>Wählen Sie eine Aufgabe aus, um ihr Transkript zu lesen.</translation>
    </message>
    <message>
        <source>Select all tasks</source>
        <translation>Alle Aufgaben auswählen</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Select nothing (Esc)</source>
        <extracomment>seen where there is no room for the reader beside the list</extracomment>
        <translation>Auswahl aufheben (Esc)</translation>
    </message>
    <message>
        <source>Select one to read its transcript here.</source>
        <translation>Wählen Sie eine aus, um ihr Transkript hier zu lesen.</translation>
    </message>
    <message>
        <source>Serbian</source>
        <translation>Serbisch</translation>
    </message>
    <message>
        <source>Service address</source>
        <translation>Adresse des Dienstes</translation>
    </message>
    <message>
        <source>Set by the environment variable {name}; it can only be changed there.</source>
        <translation>Durch die Umgebungsvariable {name} gesetzt; nur dort zu ändern.</translation>
    </message>
    <message>
        <source>Settings</source>
        <extracomment>the keys of what has changed in the file</extracomment>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation>Einstellungsdatei</translation>
    </message>
    <message>
        <source>Settings file (not there yet)</source>
        <translation>Einstellungsdatei (noch nicht vorhanden)</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Shona</source>
        <translation>Shona</translation>
    </message>
    <message>
        <source>Shortest, in seconds</source>
        <translation>Mindestens, in Sekunden</translation>
    </message>
    <message>
        <source>Should a worker fail or vanish, its tasks appear here by themselves.</source>
        <translation>Fällt ein Worker aus, erscheinen seine Aufgaben hier von selbst.</translation>
    </message>
    <message>
        <source>Show Earshot</source>
        <extracomment>of the latest message, by topic None: there are no more</extracomment>
        <translation>Earshot zeigen</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Einzelheiten zeigen</translation>
    </message>
    <message>
        <source>Show one kind of task, with its results</source>
        <translation>Eine Art von Aufgaben mit ihren Ergebnissen zeigen</translation>
    </message>
    <message>
        <source>Show only lines with</source>
        <translation>Nur Zeilen zeigen mit</translation>
    </message>
    <message>
        <source>Show only lines with…</source>
        <translation>Nur Zeilen zeigen mit…</translation>
    </message>
    <message>
        <source>Sign in with AWS IAM</source>
        <translation>Mit AWS IAM anmelden</translation>
    </message>
    <message>
        <source>Silent for {time}</source>
        <translation>Still seit {time}</translation>
    </message>
    <message>
        <source>Sindhi</source>
        <translation>Sindhi</translation>
    </message>
    <message>
        <source>Sinhala</source>
        <translation>Singhalesisch</translation>
    </message>
    <message>
        <source>Slovak</source>
        <translation>Slowakisch</translation>
    </message>
    <message>
        <source>Slovenian</source>
        <translation>Slowenisch</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <source>Somali</source>
        <translation>Somali</translation>
    </message>
    <message>
        <source>Something unforeseen went wrong ({name}). Try again; the log has the details.</source>
        <translation>Etwas Unvorhergesehenes ist schiefgegangen ({name}). Versuchen Sie es noch einmal; das Protokoll enthält die Einzelheiten.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Sound</source>
        <comment>on the bar</comment>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Source file not readable</source>
        <translation>Quelldatei nicht lesbar</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Spanisch</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>Sprecher</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Speed: {speed}</source>
        <translation>Tempo: {speed}</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>Starting</source>
        <comment>a worker</comment>
        <translation>Startet</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Status queue</source>
        <translation>Status-Warteschlange</translation>
    </message>
    <message>
        <source>Status: {status}</source>
        <translation>Status: {status}</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>Nicht mehr überwachen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <comment>a worker</comment>
        <translation>Angehalten</translation>
    </message>
    <message numerus="yes">
        <source>Stopped: {n} task was not come to.</source>
        <comment>Stopped: {n} tasks were not come to.</comment>
        <translation>
            <numerusform>Angehalten: {n} Aufgabe kam nicht mehr dran.</numerusform>
            <numerusform>Angehalten: {n} Aufgaben kamen nicht mehr dran.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping after the present file…</source>
        <translation>Wird nach der jetzigen Datei angehalten…</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Store unavailable</source>
        <translation>Speicher nicht erreichbar</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Eingereicht</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>Subtitles (srt)</source>
        <translation>Untertitel (srt)</translation>
    </message>
    <message>
        <source>Subtitles made for</source>
        <translation>Untertitel gemacht für</translation>
    </message>
    <message>
        <source>Such as convert,report: the others are left to other workers.</source>
        <translation>Etwa convert,report: Die anderen bleiben anderen Workern überlassen.</translation>
    </message>
    <message>
        <source>Such as eu-north-1.</source>
        <translation>Etwa eu-north-1.</translation>
    </message>
    <message>
        <source>Such as https://host:port, of another service that speaks S3&apos;s API.</source>
        <translation>Etwa https://host:port, von einem anderen Dienst mit der API von S3.</translation>
    </message>
    <message>
        <source>Such as https://host:port, of another service that speaks SQS&apos;s API.</source>
        <translation>Etwa https://host:port, von einem anderen Dienst mit der API von SQS.</translation>
    </message>
    <message>
        <source>Such as postgresql://user@host/name or sqlite:////folder/earshot.db.</source>
        <translation>Etwa postgresql://user@host/name oder sqlite:////folder/earshot.db.</translation>
    </message>
    <message>
        <source>Such as {name}</source>
        <translation>Zum Beispiel {name}</translation>
    </message>
    <message>
        <source>Sundanese</source>
        <translation>Sundanesisch</translation>
    </message>
    <message>
        <source>Swahili</source>
        <translation>Suaheli</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>Schwedisch</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>System error</source>
        <translation>Systemfehler</translation>
    </message>
    <message>
        <source>Table (csv)</source>
        <translation>Tabelle (csv)</translation>
    </message>
    <message>
        <source>Tagalog</source>
        <translation>Tagalog</translation>
    </message>
    <message>
        <source>Tajik</source>
        <translation>Tadschikisch</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>Takes files in as</source>
        <translation>Nimmt Dateien auf als</translation>
    </message>
    <message>
        <source>Tamil</source>
        <translation>Tamil</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Task</source>
        <comment>on the bar</comment>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Task queue</source>
        <translation>Aufgaben-Warteschlange</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Tasks ahead</source>
        <translation>Aufgaben im Voraus</translation>
    </message>
    <message>
        <source>Tasks come and go here by themselves.</source>
        <translation>Aufgaben kommen und gehen hier von selbst.</translation>
    </message>
    <message>
        <source>Tasks that needed another attempt, and are completed or cancelled by now</source>
        <translation>Aufgaben, die einen weiteren Versuch brauchten und inzwischen fertig oder abgebrochen sind</translation>
    </message>
    <message>
        <source>Tasks wait until a worker runs.</source>
        <translation>Aufgaben warten, bis ein Worker läuft.</translation>
    </message>
    <message>
        <source>Tatar</source>
        <translation>Tatarisch</translation>
    </message>
    <message>
        <source>Tell me</source>
        <extracomment>all that can be chosen, which has no room here</extracomment>
        <translation>Benachrichtigen</translation>
    </message>
    <message>
        <source>Tell me through the system</source>
        <translation>Über das System benachrichtigen</translation>
    </message>
    <message>
        <source>Telugu</source>
        <translation>Telugu</translation>
    </message>
    <message>
        <source>Test the database</source>
        <translation>Datenbank testen</translation>
    </message>
    <message>
        <source>Test the queues</source>
        <translation>Warteschlangen testen</translation>
    </message>
    <message>
        <source>Test the storage</source>
        <translation>Speicher testen</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Wird getestet…</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>Thailändisch</translation>
    </message>
    <message>
        <source>The files were not all taken in. {fault}</source>
        <extracomment>IntakeProgress; None: all is read a lot is in the list</extracomment>
        <translation>Es wurden nicht alle Dateien aufgenommen. {fault}</translation>
    </message>
    <message>
        <source>The first of them</source>
        <translation>Die erste davon</translation>
    </message>
    <message>
        <source>The first {number} are shown. Replace in them, then find the rest.</source>
        <translation>Die ersten {number} werden gezeigt. Ersetzen Sie darin und suchen Sie dann die übrigen.</translation>
    </message>
    <message>
        <source>The folder is {path}</source>
        <translation>Der Ordner ist {path}</translation>
    </message>
    <message>
        <source>The latest is {task}</source>
        <translation>Die letzte ist {task}</translation>
    </message>
    <message>
        <source>The least important messages that are logged.</source>
        <translation>Die unwichtigsten Meldungen, die protokolliert werden.</translation>
    </message>
    <message>
        <source>The machine</source>
        <translation>Die Maschine</translation>
    </message>
    <message>
        <source>The name is taken.</source>
        <translation>Der Name ist vergeben.</translation>
    </message>
    <message>
        <source>The next worker resumes by itself.</source>
        <translation>Der nächste Worker macht von selbst weiter.</translation>
    </message>
    <message numerus="yes">
        <source>The recordings of {n} task are not in the store yet.</source>
        <comment>The recordings of {n} tasks are not in the store yet.</comment>
        <translation>
            <numerusform>Die Aufnahme von {n} Aufgabe ist noch nicht im Speicher.</numerusform>
            <numerusform>Die Aufnahmen von {n} Aufgaben sind noch nicht im Speicher.</numerusform>
        </translation>
    </message>
    <message>
        <source>The result appears here when a worker is done with it.</source>
        <translation>Das Ergebnis erscheint hier, wenn ein Worker damit fertig ist.</translation>
    </message>
    <message>
        <source>The result was deleted</source>
        <translation>Das Ergebnis wurde gelöscht</translation>
    </message>
    <message>
        <source>The same recording as task {number}; the work is done once.</source>
        <translation>Dieselbe Aufnahme wie Aufgabe {number}; die Arbeit wird einmal getan.</translation>
    </message>
    <message>
        <source>The settings are saved and in effect.</source>
        <translation>Die Einstellungen sind gespeichert und wirksam.</translation>
    </message>
    <message>
        <source>The settings are saved and take effect at the next start: files are still being taken in.</source>
        <translation>Die Einstellungen sind gespeichert und gelten ab dem nächsten Start: Es werden noch Dateien aufgenommen.</translation>
    </message>
    <message>
        <source>The settings are saved, but Earshot goes on with the earlier ones. {fault}</source>
        <translation>Die Einstellungen sind gespeichert, aber Earshot arbeitet mit den früheren weiter. {fault}</translation>
    </message>
    <message>
        <source>The tasks of “{batch}” come first now.</source>
        <translation>Die Aufgaben von „{batch}“ kommen jetzt zuerst.</translation>
    </message>
    <message>
        <source>The tasks of “{batch}” come in their turn.</source>
        <translation>Die Aufgaben von „{batch}“ kommen der Reihe nach.</translation>
    </message>
    <message>
        <source>The tasks of “{batch}” come last now.</source>
        <translation>Die Aufgaben von „{batch}“ kommen jetzt zuletzt.</translation>
    </message>
    <message>
        <source>The transcript appears here when a worker is done with it.</source>
        <translation>Das Transkript erscheint hier, wenn ein Worker damit fertig ist.</translation>
    </message>
    <message>
        <source>The transcript can&apos;t be read</source>
        <translation>Das Transkript kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>The transcripts can&apos;t be searched</source>
        <translation>Die Transkripte können nicht durchsucht werden</translation>
    </message>
    <message>
        <source>The worker&apos;s own model</source>
        <translation>Modell des Workers</translation>
    </message>
    <message numerus="yes">
        <source>The workers continue with {n} task without the window.</source>
        <comment>The workers continue with {n} tasks without the window.</comment>
        <translation>
            <numerusform>Die Worker machen ohne das Fenster mit {n} Aufgabe weiter.</numerusform>
            <numerusform>Die Worker machen ohne das Fenster mit {n} Aufgaben weiter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The {n} selected task</source>
        <comment>The {n} selected tasks</comment>
        <translation>
            <numerusform>Die {n} ausgewählte Aufgabe</numerusform>
            <numerusform>Die {n} ausgewählten Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>There is no such setting. Take it out of the file.</source>
        <translation>Diese Einstellung gibt es nicht. Nehmen Sie sie aus der Datei.</translation>
    </message>
    <message>
        <source>There is nothing in this log yet.</source>
        <translation>In diesem Protokoll steht noch nichts.</translation>
    </message>
    <message>
        <source>This can&apos;t be undone.</source>
        <translation>Das kann nicht rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>This computer</source>
        <extracomment>key, such as &quot;queue.task&quot;: what was typed or chosen; None: nothing, so the default such as &quot;queue.task&quot; None: it has none what holds then names and values; none: any text of the environment, which sets it: then it can&apos;t be changed here the name of its test; none: there is nothing to test whether the file is None: a fault key: what is wrong with its value, as a sentence; &quot;&quot;: with something else</extracomment>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>This computer&apos;s worker has stopped. {why}</source>
        <translation>Der Worker dieses Computers hat angehalten. {why}</translation>
    </message>
    <message>
        <source>This computer&apos;s worker: idle</source>
        <translation>Worker dieses Computers: untätig</translation>
    </message>
    <message>
        <source>This computer&apos;s worker: loading the model</source>
        <translation>Worker dieses Computers: lädt das Modell</translation>
    </message>
    <message>
        <source>This computer&apos;s worker: starting</source>
        <translation>Worker dieses Computers: startet</translation>
    </message>
    <message>
        <source>This computer&apos;s worker: stopped</source>
        <translation>Worker dieses Computers: angehalten</translation>
    </message>
    <message>
        <source>This computer&apos;s worker: working</source>
        <translation>Worker dieses Computers: arbeitet</translation>
    </message>
    <message>
        <source>This computer: idle</source>
        <translation>Dieser Computer: untätig</translation>
    </message>
    <message>
        <source>This computer: loading the model</source>
        <translation>Dieser Computer: lädt das Modell</translation>
    </message>
    <message>
        <source>This computer: starting</source>
        <translation>Dieser Computer: startet</translation>
    </message>
    <message>
        <source>This computer: stopped</source>
        <translation>Dieser Computer: angehalten</translation>
    </message>
    <message>
        <source>This computer: working</source>
        <translation>Dieser Computer: arbeitet</translation>
    </message>
    <message>
        <source>This is done on {host}, which handed them in.</source>
        <translation>Das geschieht auf {host}, von wo sie übergeben wurden.</translation>
    </message>
    <message>
        <source>This is the machine&apos;s text, to be read. What is another one in yours is marked.</source>
        <extracomment>what is shown is to be loaded anew the Transcript that is shown now instead: another version, or again the one that counts as it was heard of last where the machine&apos;s text lies that is known here None: nothing is open</extracomment>
        <translation>Das ist der Text der Maschine, zum Lesen. Was in Ihrem anders ist, ist markiert.</translation>
    </message>
    <message>
        <source>This must be a number.</source>
        <translation>Dies muss eine Zahl sein.</translation>
    </message>
    <message>
        <source>This must be a whole number.</source>
        <translation>Dies muss eine ganze Zahl sein.</translation>
    </message>
    <message>
        <source>This must be at least {ge:g}.</source>
        <translation>Dies muss mindestens {ge:g} sein.</translation>
    </message>
    <message>
        <source>This must be at most {le:g}.</source>
        <translation>Dies darf höchstens {le:g} sein.</translation>
    </message>
    <message>
        <source>This must be more than {gt:g}.</source>
        <translation>Dies muss mehr als {gt:g} sein.</translation>
    </message>
    <message>
        <source>This recording can&apos;t be played: {fault}.</source>
        <extracomment>a sentence where to go once that is possible the last place to which it went: nothing moves until something else is told how often that is still under way</extracomment>
        <translation>Diese Aufnahme kann nicht abgespielt werden: {fault}.</translation>
    </message>
    <message>
        <source>This system has no keyring: it is kept in the settings file, which only you can read.</source>
        <translation>Dieses System hat keinen Schlüsselbund: Es wird in der Einstellungsdatei aufbewahrt, die nur Sie lesen können.</translation>
    </message>
    <message>
        <source>This task failed</source>
        <translation>Diese Aufgabe ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>This task was cancelled</source>
        <translation>Diese Aufgabe wurde abgebrochen</translation>
    </message>
    <message>
        <source>This was typed, and is not saved. What is another one in the present text is marked.</source>
        <translation>Das wurde geschrieben und ist nicht gespeichert. Was im jetzigen Text anders lautet, ist markiert.</translation>
    </message>
    <message>
        <source>Threads on a CPU</source>
        <translation>Threads auf einer CPU</translation>
    </message>
    <message>
        <source>Tibetan</source>
        <translation>Tibetisch</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Times, speakers, subtitles…</source>
        <translation>Zeiten, Sprecher, Untertitel…</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Title, such as: Interviews in March</source>
        <translation>Titel, etwa: Interviews im März</translation>
    </message>
    <message>
        <source>To PostgreSQL on RDS, instead of a password.</source>
        <translation>Bei PostgreSQL auf RDS, anstelle eines Passworts.</translation>
    </message>
    <message>
        <source>To be cancelled</source>
        <translation>Abbruch folgt</translation>
    </message>
    <message>
        <source>To be deleted now: {what}.</source>
        <translation>Jetzt zu löschen: {what}.</translation>
    </message>
    <message>
        <source>To be removed</source>
        <translation>Wird entfernt</translation>
    </message>
    <message>
        <source>To be retried</source>
        <translation>Wird wiederholt</translation>
    </message>
    <message>
        <source>To be retried</source>
        <comment>an attempt</comment>
        <translation>Wird wiederholt</translation>
    </message>
    <message>
        <source>Too many attempts</source>
        <translation>Zu viele Versuche</translation>
    </message>
    <message>
        <source>Transcribe</source>
        <translation>Transkribieren</translation>
    </message>
    <message numerus="yes">
        <source>Transcribe {n} task anew. What is not changed stays as it was.</source>
        <comment>Transcribe {n} tasks anew. What is not changed stays as it was.</comment>
        <translation>
            <numerusform>{n} Aufgabe neu transkribieren. Was nicht geändert wird, bleibt, wie es war.</numerusform>
            <numerusform>{n} Aufgaben neu transkribieren. Was nicht geändert wird, bleibt, wie es war.</numerusform>
        </translation>
    </message>
    <message>
        <source>Transcript</source>
        <extracomment>a person wants to hear the recording from there on; seconds a person wants to say who speaks the line with that number</extracomment>
        <translation>Transkript</translation>
    </message>
    <message>
        <source>Transcript missing</source>
        <translation>Transkript fehlt</translation>
    </message>
    <message>
        <source>Transcripts</source>
        <translation>Transkripte</translation>
    </message>
    <message>
        <source>Transcripts in which it is replaced</source>
        <translation>Transkripte, in denen ersetzt wird</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>Übersetzen</translation>
    </message>
    <message>
        <source>Translate into English</source>
        <translation>Ins Englische übersetzen</translation>
    </message>
    <message>
        <source>True peak</source>
        <translation>Spitzenpegel</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Try the sample recordings</source>
        <translation>Die Beispielaufnahmen ausprobieren</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>Türkisch</translation>
    </message>
    <message>
        <source>Turkmen</source>
        <translation>Turkmenisch</translation>
    </message>
    <message>
        <source>Type of numbers</source>
        <translation>Zahlentyp</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>Ukrainisch</translation>
    </message>
    <message>
        <source>Underline unsure words</source>
        <translation>Unsichere Wörter unterstreichen</translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>to be opened there: more may be added by the person, or by what the person undid the text follows the transcript, not the other way round</extracomment>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo the last edit</source>
        <translation>Die letzte Änderung zurücknehmen</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>Rückgängig: {what}</translation>
    </message>
    <message>
        <source>Unexpected error</source>
        <translation>Unerwarteter Fehler</translation>
    </message>
    <message>
        <source>Unknown task</source>
        <translation>Unbekannte Aufgabe</translation>
    </message>
    <message>
        <source>Up to {most} tasks at once. Export… takes any number.</source>
        <translation>Höchstens {most} Aufgaben auf einmal. Exportieren… nimmt beliebig viele.</translation>
    </message>
    <message>
        <source>Urdu</source>
        <translation>Urdu</translation>
    </message>
    <message>
        <source>Use no keys</source>
        <translation>Keine Tasten verwenden</translation>
    </message>
    <message>
        <source>Use these keys</source>
        <translation>Diese Tasten verwenden</translation>
    </message>
    <message>
        <source>Use this text</source>
        <translation>Diesen Text nehmen</translation>
    </message>
    <message>
        <source>Usual speed</source>
        <translation>Normales Tempo</translation>
    </message>
    <message>
        <source>Usual subtitles</source>
        <translation>Übliche Untertitel</translation>
    </message>
    <message>
        <source>Uzbek</source>
        <translation>Usbekisch</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Fassung</translation>
    </message>
    <message>
        <source>Versions of the transcript</source>
        <extracomment>a Revision</extracomment>
        <translation>Fassungen des Transkripts</translation>
    </message>
    <message>
        <source>Versions…</source>
        <translation>Fassungen…</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Vietnamesisch</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>View</source>
        <comment>on the bar</comment>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Vocabulary lists</source>
        <extracomment>a name, in all transcripts
----------
as they are typed, by the lists&apos; names</extracomment>
        <translation>Vokabularlisten</translation>
    </message>
    <message>
        <source>Vocabulary lists…</source>
        <translation>Vokabularlisten…</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Waiting for a worker</source>
        <translation>Wartet auf einen Worker</translation>
    </message>
    <message>
        <source>Waiting for another attempt</source>
        <translation>Wartet auf einen weiteren Versuch</translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>a setting</comment>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>Ordner überwachen…</translation>
    </message>
    <message>
        <source>Watched folders</source>
        <translation>Überwachte Ordner</translation>
    </message>
    <message>
        <source>Watched folders…</source>
        <translation>Überwachte Ordner…</translation>
    </message>
    <message>
        <source>Web subtitles (vtt)</source>
        <translation>Web-Untertitel (vtt)</translation>
    </message>
    <message>
        <source>Welsh</source>
        <translation>Walisisch</translation>
    </message>
    <message>
        <source>What can be done with this batch</source>
        <translation>Was mit diesem Stapel getan werden kann</translation>
    </message>
    <message>
        <source>What comes into these folders is taken in by itself, once it is complete, while Earshot runs here.</source>
        <translation>Was in diese Ordner kommt, wird von selbst aufgenommen, sobald es vollständig ist, solange Earshot hier läuft.</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was möchten Sie tun?</translation>
    </message>
    <message>
        <source>What happens when “{batch}” is done is changed.</source>
        <translation>Was geschieht, wenn „{batch}“ fertig ist, wurde geändert.</translation>
    </message>
    <message numerus="yes">
        <source>What it has now is deleted. Export it first if you want to keep it.</source>
        <comment>What they have now is deleted. Export it first if you want to keep it.</comment>
        <translation>
            <numerusform>Was sie jetzt hat, wird gelöscht. Exportieren Sie es vorher, wenn Sie es behalten wollen.</numerusform>
            <numerusform>Was sie jetzt haben, wird gelöscht. Exportieren Sie es vorher, wenn Sie es behalten wollen.</numerusform>
        </translation>
    </message>
    <message>
        <source>What saving deletes can&apos;t be counted: {fault}</source>
        <translation>Was beim Speichern gelöscht wird, kann nicht gezählt werden: {fault}</translation>
    </message>
    <message>
        <source>What the model runs on.</source>
        <translation>Worauf das Modell läuft.</translation>
    </message>
    <message>
        <source>What to do with the recordings</source>
        <translation>Was mit den Aufnahmen geschehen soll</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>What was left out</source>
        <translation>Was ausgelassen wurde</translation>
    </message>
    <message>
        <source>What was typed into {names} and could not be saved then is saved now.</source>
        <translation>Was in {names} geschrieben wurde und damals nicht gespeichert werden konnte, ist jetzt gespeichert.</translation>
    </message>
    <message>
        <source>What was typed into {names} is not saved, for the transcript was edited since. Open it to choose.</source>
        <translation>Was in {names} geschrieben wurde, ist nicht gespeichert, denn das Transkript wurde seitdem bearbeitet. Öffnen Sie es, um zu wählen.</translation>
    </message>
    <message>
        <source>What you typed can&apos;t be saved at present, and would be lost. Copy it first.</source>
        <translation>Was Sie geschrieben haben, kann gerade nicht gespeichert werden und ginge verloren. Kopieren Sie es vorher.</translation>
    </message>
    <message>
        <source>What you typed here at {time} was not saved, and this text has been edited since. Nothing is lost.</source>
        <translation>Was Sie hier um {time} geschrieben haben, wurde nicht gespeichert, und dieser Text wurde seitdem bearbeitet. Nichts ist verloren.</translation>
    </message>
    <message numerus="yes">
        <source>What you typed into {n} transcript can&apos;t be saved at present. This computer keeps it, and saves it when Earshot is started again.</source>
        <comment>What you typed into {n} transcripts can&apos;t be saved at present. This computer keeps it, and saves it when Earshot is started again.</comment>
        <translation>
            <numerusform>Was Sie in {n} Transkript geschrieben haben, kann gerade nicht gespeichert werden. Dieser Computer behält es und speichert es, wenn Earshot wieder gestartet wird.</numerusform>
            <numerusform>Was Sie in {n} Transkripte geschrieben haben, kann gerade nicht gespeichert werden. Dieser Computer behält es und speichert es, wenn Earshot wieder gestartet wird.</numerusform>
        </translation>
    </message>
    <message>
        <source>When all of them are done</source>
        <extracomment>WhenDone, as it is closed with Apply</extracomment>
        <translation>Wenn alle fertig sind</translation>
    </message>
    <message>
        <source>When it is done…</source>
        <translation>Wenn er fertig ist…</translation>
    </message>
    <message>
        <source>When the computer that orchestrates deletes what nothing needs any more.</source>
        <translation>Wann der Computer, der die Arbeit verteilt, löscht, was nichts mehr braucht.</translation>
    </message>
    <message>
        <source>Where Earshot keeps its own files, and what it does.</source>
        <translation>Wo Earshot seine eigenen Dateien aufbewahrt und was es tut.</translation>
    </message>
    <message>
        <source>Where recordings and transcripts are kept.</source>
        <translation>Wo Aufnahmen und Transkripte aufbewahrt werden.</translation>
    </message>
    <message>
        <source>Where the tasks are kept.</source>
        <translation>Wo die Aufgaben aufbewahrt werden.</translation>
    </message>
    <message>
        <source>Whether a task may name a folder of this machine as its model.</source>
        <translation>Ob eine Aufgabe einen Ordner dieser Maschine als Modell nennen darf.</translation>
    </message>
    <message>
        <source>Whether the password is kept there instead of in the address.</source>
        <translation>Ob das Passwort dort statt in der Adresse aufbewahrt wird.</translation>
    </message>
    <message>
        <source>Whether to leave in time when EC2 takes the machine back. Automatic: on EC2.</source>
        <translation>Ob rechtzeitig aufgehört wird, wenn EC2 die Maschine zurücknimmt. Automatisch: auf EC2.</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Welche</translation>
    </message>
    <message>
        <source>Who speaks in this line?</source>
        <translation>Wer spricht diese Zeile?</translation>
    </message>
    <message numerus="yes">
        <source>Who speaks in {n} line?</source>
        <comment>Who speaks in {n} lines?</comment>
        <translation>
            <numerusform>Wer spricht diese {n} Zeile?</numerusform>
            <numerusform>Wer spricht diese {n} Zeilen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Will be kept in {path}</source>
        <translation>Wird gespeichert in {path}</translation>
    </message>
    <message>
        <source>Word document (docx)</source>
        <translation>Word-Dokument (docx)</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Work on this computer</source>
        <translation>Auf diesem Computer arbeiten</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Worker hung</source>
        <translation>Worker hing</translation>
    </message>
    <message>
        <source>Worker killed</source>
        <translation>Worker abgeschossen</translation>
    </message>
    <message>
        <source>Worker left</source>
        <translation>Worker hat aufgehört</translation>
    </message>
    <message>
        <source>Worker lost</source>
        <translation>Worker verloren</translation>
    </message>
    <message>
        <source>Worker lost</source>
        <comment>an attempt</comment>
        <translation>Worker verloren</translation>
    </message>
    <message>
        <source>Workers</source>
        <extracomment>workers that there are</extracomment>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Working</source>
        <comment>a worker</comment>
        <translation>Arbeitet</translation>
    </message>
    <message>
        <source>Working on</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Write over it</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>Writing the files…</source>
        <translation>Die Dateien werden geschrieben…</translation>
    </message>
    <message>
        <source>Writing the files… {done} of {total}</source>
        <translation>Dateien werden geschrieben… {done} von {total}</translation>
    </message>
    <message>
        <source>Yes</source>
        <comment>a setting</comment>
        <translation>Ja</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>Yiddish</source>
        <translation>Jiddisch</translation>
    </message>
    <message>
        <source>Yoruba</source>
        <translation>Yoruba</translation>
    </message>
    <message>
        <source>a file: {home}/earshot.db</source>
        <translation>eine Datei: {home}/earshot.db</translation>
    </message>
    <message>
        <source>a file: {home}/queue.db</source>
        <translation>eine Datei: {home}/queue.db</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>noch etwa {time}</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>and again whenever one is edited</source>
        <translation>und erneut, wann immer eines bearbeitet wird</translation>
    </message>
    <message>
        <source>any moment</source>
        <translation>jeden Moment</translation>
    </message>
    <message>
        <source>base on a CPU, else large-v3-turbo</source>
        <translation>base auf einer CPU, sonst large-v3-turbo</translation>
    </message>
    <message numerus="yes">
        <source>cancel {n} task</source>
        <comment>cancel {n} tasks</comment>
        <translation>
            <numerusform>{n} Aufgabe abbrechen</numerusform>
            <numerusform>{n} Aufgaben abbrechen</numerusform>
        </translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>connected</source>
        <extracomment>the faults, as sentences</extracomment>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>wird verbunden…</translation>
    </message>
    <message>
        <source>dd MMM</source>
        <comment>day and month, in Qt&apos;s letters: 05 Mar</comment>
        <extracomment>as their speakers call them</extracomment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>done about {time}</source>
        <translation>fertig gegen {time}</translation>
    </message>
    <message>
        <source>done between {soonest} and {latest}</source>
        <translation>fertig zwischen {soonest} und {latest}</translation>
    </message>
    <message>
        <source>everything is paused</source>
        <translation>alles ist angehalten</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>für immer</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>in {time}</source>
        <translation>in {time}</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>language detected</source>
        <translation>Sprache erkannt</translation>
    </message>
    <message>
        <source>lease ends {when}</source>
        <extracomment>of each attempt where the lease of each ends; None: nobody holds one parts that lasted longer than they look</extracomment>
        <translation>Reservierung endet {when}</translation>
    </message>
    <message>
        <source>lease has ended</source>
        <translation>Reservierung ist abgelaufen</translation>
    </message>
    <message>
        <source>model {name}</source>
        <translation>Modell {name}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no password</comment>
        <translation>keines</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no keys</comment>
        <translation>keine</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>not now</source>
        <translation>jetzt nicht</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>only with the queue on this computer</source>
        <translation>nur mit der Warteschlange auf diesem Computer</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>paused: {kinds}</source>
        <translation>angehalten: {kinds}</translation>
    </message>
    <message numerus="yes">
        <source>remove {n} task</source>
        <comment>remove {n} tasks</comment>
        <translation>
            <numerusform>{n} Aufgabe entfernen</numerusform>
            <numerusform>{n} Aufgaben entfernen</numerusform>
        </translation>
    </message>
    <message>
        <source>resumed from {time}</source>
        <translation>fortgesetzt ab {time}</translation>
    </message>
    <message>
        <source>retried after {duration}</source>
        <translation>wiederholt nach {duration}</translation>
    </message>
    <message numerus="yes">
        <source>retry {n} task</source>
        <comment>retry {n} tasks</comment>
        <translation>
            <numerusform>{n} Aufgabe wiederholen</numerusform>
            <numerusform>{n} Aufgaben wiederholen</numerusform>
        </translation>
    </message>
    <message>
        <source>same recording as task {number}, waits for its transcript</source>
        <translation>dieselbe Aufnahme wie Aufgabe {number}, wartet auf deren Transkript</translation>
    </message>
    <message>
        <source>silent for {time} · next delivery {when}</source>
        <translation>still seit {time} · nächste Zustellung {when}</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>jemand</translation>
    </message>
    <message>
        <source>the system&apos;s cache folder</source>
        <translation>der Zwischenspeicher des Systems</translation>
    </message>
    <message>
        <source>then exported</source>
        <translation>dann exportiert</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>dieser Computer</translation>
    </message>
    <message>
        <source>translated</source>
        <translation>übersetzt</translation>
    </message>
    <message>
        <source>waited {duration}</source>
        <translation>{duration} gewartet</translation>
    </message>
    <message>
        <source>what AWS&apos;s own files and variables say</source>
        <translation>was die Dateien und Variablen von AWS sagen</translation>
    </message>
    <message>
        <source>what suits the device</source>
        <translation>was zum Gerät passt</translation>
    </message>
    <message>
        <source>words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} d</translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <translation>{days} d {hours} h</translation>
    </message>
    <message>
        <source>{done} completed, {failed} failed.</source>
        <translation>{done} abgeschlossen, {failed} fehlgeschlagen.</translation>
    </message>
    <message>
        <source>{fault}. Mend that and try again.</source>
        <translation>{fault}. Beheben Sie das und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>{files}. Export… writes what is selected.</source>
        <translation>{files}. „Exportieren…“ schreibt, was ausgewählt ist.</translation>
    </message>
    <message>
        <source>{group}, something is wrong</source>
        <translation>{group}, etwas stimmt nicht</translation>
    </message>
    <message>
        <source>{home}</source>
        <translation>{home}</translation>
    </message>
    <message>
        <source>{home}/store</source>
        <translation>{home}/store</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{keys} belongs to “{action}”. Give that one other keys first.</source>
        <extracomment>by id; empty: none</extracomment>
        <translation>{keys} gehört zu „{action}“. Geben Sie dieser zuerst andere Tasten.</translation>
    </message>
    <message>
        <source>{keys} is needed to copy and paste text. Choose other keys.</source>
        <translation>{keys} wird gebraucht, um Text zu kopieren und einzufügen. Wählen Sie andere Tasten.</translation>
    </message>
    <message>
        <source>{keys} is needed to move in the window. Choose it together with Ctrl or Alt.</source>
        <translation>{keys} wird gebraucht, um sich im Fenster zu bewegen. Wählen Sie es zusammen mit Strg oder Alt.</translation>
    </message>
    <message>
        <source>{keys} opens the menu {menu}. Choose other keys.</source>
        <translation>{keys} öffnet das Menü {menu}. Wählen Sie andere Tasten.</translation>
    </message>
    <message>
        <source>{lease}; {time} was the time for the next delivery</source>
        <translation>{lease}; die nächste Zustellung war um {time} fällig</translation>
    </message>
    <message>
        <source>{lease}; {time} would be the next delivery</source>
        <translation>{lease}; die nächste Zustellung wäre um {time}</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{names} and {number} more</source>
        <translation>{names} und {number} weitere</translation>
    </message>
    <message>
        <source>{name} can&apos;t be used: {why}</source>
        <translation>{name} kann nicht verwendet werden: {why}</translation>
    </message>
    <message>
        <source>{name} is task {number}. When it is completed, export it.</source>
        <extracomment>tasks, as the person wished</extracomment>
        <translation>{name} ist Aufgabe {number}. Exportieren Sie sie, wenn sie abgeschlossen ist.</translation>
    </message>
    <message>
        <source>{name} – is task {number} already.</source>
        <translation>{name} – ist bereits Aufgabe {number}.</translation>
    </message>
    <message>
        <source>{name}, handed in by {person}</source>
        <translation>{name}, eingereicht von {person}</translation>
    </message>
    <message>
        <source>{number} (retry {retry})</source>
        <translation>{number} (Wiederholung {retry})</translation>
    </message>
    <message>
        <source>{number} and more</source>
        <translation>{number} und mehr</translation>
    </message>
    <message>
        <source>{number} audio-hours per hour</source>
        <translation>{number} Audiostunden/h</translation>
    </message>
    <message>
        <source>{number} audio-hours per hour now</source>
        <translation>jetzt {number} Audiostunden pro Stunde</translation>
    </message>
    <message>
        <source>{number} audio-hours/h</source>
        <translation>{number} Audiostunden/h</translation>
    </message>
    <message>
        <source>{number} completed.</source>
        <translation>{number} abgeschlossen.</translation>
    </message>
    <message>
        <source>{number} of them paused</source>
        <translation>davon {number} angehalten</translation>
    </message>
    <message>
        <source>{number} of them to be uploaded</source>
        <translation>davon {number} noch hochzuladen</translation>
    </message>
    <message>
        <source>{number} on the queue</source>
        <translation>{number} in der Warteschlange</translation>
    </message>
    <message>
        <source>{number} paused</source>
        <translation>{number} angehalten</translation>
    </message>
    <message>
        <source>{number} silent, next delivery {when}</source>
        <translation>{number} still, nächste Zustellung {when}</translation>
    </message>
    <message>
        <source>{number} waiting here</source>
        <translation>{number} warten hier</translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation>{number}&#xa0;%</translation>
    </message>
    <message numerus="yes">
        <source>{n} day</source>
        <comment>{n} days</comment>
        <translation>
            <numerusform>{n} Tag</numerusform>
            <numerusform>{n} Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file</source>
        <comment>{n} files</comment>
        <translation>
            <numerusform>{n} Datei</numerusform>
            <numerusform>{n} Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file can&apos;t be used.</source>
        <comment>{n} files can&apos;t be used.</comment>
        <translation>
            <numerusform>{n} Datei kann nicht verwendet werden.</numerusform>
            <numerusform>{n} Dateien können nicht verwendet werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file left out, last {what}</source>
        <comment>{n} files left out, last {what}</comment>
        <translation>
            <numerusform>{n} Datei ausgelassen, zuletzt {what}</numerusform>
            <numerusform>{n} Dateien ausgelassen, zuletzt {what}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file taken in, the last one {when}: {name}</source>
        <comment>{n} files taken in, the last one {when}: {name}</comment>
        <translation>
            <numerusform>{n} Datei aufgenommen, die letzte {when}: {name}</numerusform>
            <numerusform>{n} Dateien aufgenommen, die letzte {when}: {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file taken in.</source>
        <comment>{n} files taken in.</comment>
        <translation>
            <numerusform>{n} Datei aufgenommen.</numerusform>
            <numerusform>{n} Dateien aufgenommen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file was in the list already.</source>
        <comment>{n} files were in the list already.</comment>
        <translation>
            <numerusform>{n} Datei war schon in der Liste.</numerusform>
            <numerusform>{n} Dateien waren schon in der Liste.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file was there already and stays as it is.</source>
        <comment>{n} files were there already and stay as they are.</comment>
        <translation>
            <numerusform>{n} Datei gab es schon, sie bleibt, wie sie ist.</numerusform>
            <numerusform>{n} Dateien gab es schon, sie bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file was there already, unchanged.</source>
        <comment>{n} files were there already, unchanged.</comment>
        <translation>
            <numerusform>{n} Datei war schon da, unverändert.</numerusform>
            <numerusform>{n} Dateien waren schon da, unverändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file was written over.</source>
        <comment>{n} files were written over.</comment>
        <translation>
            <numerusform>{n} Datei wurde überschrieben.</numerusform>
            <numerusform>{n} Dateien wurden überschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file written.</source>
        <comment>{n} files written.</comment>
        <translation>
            <numerusform>{n} Datei geschrieben.</numerusform>
            <numerusform>{n} Dateien geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} finished task</source>
        <comment>{n} finished tasks</comment>
        <translation>
            <numerusform>{n} beendete Aufgabe</numerusform>
            <numerusform>{n} beendete Aufgaben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} got a number, because there is another file of its name: {names}.</source>
        <comment>{n} got a number, because there are other files of their names: {names}.</comment>
        <translation>
            <numerusform>{n} hat eine Nummer bekommen, weil es eine andere Datei dieses Namens gibt: {names}.</numerusform>
            <numerusform>{n} haben eine Nummer bekommen, weil es andere Dateien dieser Namen gibt: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} is faster than can be read</source>
        <comment>{n} are faster than can be read</comment>
        <translation>
            <numerusform>{n} ist schneller, als man lesen kann</numerusform>
            <numerusform>{n} sind schneller, als man lesen kann</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} is followed too soon</source>
        <comment>{n} are followed too soon</comment>
        <translation>
            <numerusform>auf {n} folgt der nächste zu früh</numerusform>
            <numerusform>auf {n} folgt der nächste zu früh</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} is too long</source>
        <comment>{n} are too long</comment>
        <translation>
            <numerusform>{n} ist zu lang</numerusform>
            <numerusform>{n} sind zu lang</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} is too short</source>
        <comment>{n} are too short</comment>
        <translation>
            <numerusform>{n} ist zu kurz</numerusform>
            <numerusform>{n} sind zu kurz</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} is too wide</source>
        <comment>{n} are too wide</comment>
        <translation>
            <numerusform>{n} ist zu breit</numerusform>
            <numerusform>{n} sind zu breit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} line, the newest last</source>
        <comment>{n} lines, the newest last</comment>
        <translation>
            <numerusform>{n} Zeile, die neueste zuletzt</numerusform>
            <numerusform>{n} Zeilen, die neueste zuletzt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} name</source>
        <comment>{n} names</comment>
        <translation>
            <numerusform>{n} Name</numerusform>
            <numerusform>{n} Namen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} new result – show it</source>
        <comment>{n} new results – show them</comment>
        <extracomment>what is new is in the list now what was in the list already is another not shown yet; by the task&apos;s id the list is being changed: what is chosen in it was not chosen by the person</extracomment>
        <translation>
            <numerusform>{n} neuer Treffer – anzeigen</numerusform>
            <numerusform>{n} neue Treffer – anzeigen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} note of a removed task</source>
        <comment>{n} notes of removed tasks</comment>
        <translation>
            <numerusform>{n} Vermerk über eine entfernte Aufgabe</numerusform>
            <numerusform>{n} Vermerke über entfernte Aufgaben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} older transcript can&apos;t be searched yet: Earshot is taking it in.</source>
        <comment>{n} older transcripts can&apos;t be searched yet: Earshot is taking them in.</comment>
        <translation>
            <numerusform>{n} älteres Transkript kann noch nicht durchsucht werden: Earshot nimmt es gerade auf.</numerusform>
            <numerusform>{n} ältere Transkripte können noch nicht durchsucht werden: Earshot nimmt sie gerade auf.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} place</source>
        <comment>{n} places</comment>
        <translation>
            <numerusform>{n} Fundstelle</numerusform>
            <numerusform>{n} Fundstellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} place replaced</source>
        <comment>{n} places replaced</comment>
        <translation>
            <numerusform>{n} Stelle ersetzt</numerusform>
            <numerusform>{n} Stellen ersetzt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} recording</source>
        <comment>{n} recordings</comment>
        <translation>
            <numerusform>{n} Aufnahme</numerusform>
            <numerusform>{n} Aufnahmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} selected</source>
        <comment>{n} selected</comment>
        <translation>
            <numerusform>{n} gewählt</numerusform>
            <numerusform>{n} gewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} subtitle</source>
        <comment>{n} subtitles</comment>
        <translation>
            <numerusform>{n} Untertitel</numerusform>
            <numerusform>{n} Untertitel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} subtitle, within all limits.</source>
        <comment>{n} subtitles, all within all limits.</comment>
        <translation>
            <numerusform>{n} Untertitel, innerhalb aller Grenzen.</numerusform>
            <numerusform>{n} Untertitel, alle innerhalb aller Grenzen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task</source>
        <comment>{n} tasks</comment>
        <translation>
            <numerusform>{n} Aufgabe</numerusform>
            <numerusform>{n} Aufgaben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task cancelled.</source>
        <comment>{n} tasks cancelled.</comment>
        <translation>
            <numerusform>{n} Aufgabe abgebrochen.</numerusform>
            <numerusform>{n} Aufgaben abgebrochen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task comes first now.</source>
        <comment>{n} tasks come first now.</comment>
        <translation>
            <numerusform>{n} Aufgabe kommt jetzt zuerst.</numerusform>
            <numerusform>{n} Aufgaben kommen jetzt zuerst.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task comes in its turn.</source>
        <comment>{n} tasks come in their turn.</comment>
        <translation>
            <numerusform>{n} Aufgabe kommt der Reihe nach.</numerusform>
            <numerusform>{n} Aufgaben kommen der Reihe nach.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task comes last now.</source>
        <comment>{n} tasks come last now.</comment>
        <translation>
            <numerusform>{n} Aufgabe kommt jetzt zuletzt.</numerusform>
            <numerusform>{n} Aufgaben kommen jetzt zuletzt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task failed</source>
        <comment>{n} tasks failed</comment>
        <translation>
            <numerusform>{n} Aufgabe fehlgeschlagen</numerusform>
            <numerusform>{n} Aufgaben fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task is not done. This computer&apos;s worker stops with the window, and resumes where it was when Earshot is started again.</source>
        <comment>{n} tasks are not done. This computer&apos;s worker stops with the window, and resumes where it was when Earshot is started again.</comment>
        <extracomment>put everything on the queue first the sentence, whether something can be handed over</extracomment>
        <translation>
            <numerusform>{n} Aufgabe ist nicht fertig. Der Worker dieses Computers hört mit dem Fenster auf und macht dort weiter, wenn Earshot wieder gestartet wird.</numerusform>
            <numerusform>{n} Aufgaben sind nicht fertig. Der Worker dieses Computers hört mit dem Fenster auf und macht dort weiter, wenn Earshot wieder gestartet wird.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task left as it is.</source>
        <comment>{n} tasks left as they are.</comment>
        <translation>
            <numerusform>{n} Aufgabe bleibt, wie sie ist.</numerusform>
            <numerusform>{n} Aufgaben bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task left out.</source>
        <comment>{n} tasks left out.</comment>
        <translation>
            <numerusform>{n} Aufgabe wurde ausgelassen.</numerusform>
            <numerusform>{n} Aufgaben wurden ausgelassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task left out:</source>
        <comment>{n} tasks left out:</comment>
        <translation>
            <numerusform>{n} Aufgabe ausgelassen:</numerusform>
            <numerusform>{n} Aufgaben ausgelassen:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task more wait here until an orchestrator runs again, or are handed over now.</source>
        <comment>{n} tasks more wait here until an orchestrator runs again, or are handed over now.</comment>
        <translation>
            <numerusform>{n} weitere Aufgabe wartet hier, bis wieder ein Orchestrator läuft, oder wird jetzt übergeben.</numerusform>
            <numerusform>{n} weitere Aufgaben warten hier, bis wieder ein Orchestrator läuft, oder werden jetzt übergeben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task removed.</source>
        <comment>{n} tasks removed.</comment>
        <translation>
            <numerusform>{n} Aufgabe entfernt.</numerusform>
            <numerusform>{n} Aufgaben entfernt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task retried.</source>
        <comment>{n} tasks retried.</comment>
        <translation>
            <numerusform>{n} Aufgabe wiederholt.</numerusform>
            <numerusform>{n} Aufgaben wiederholt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task waiting</source>
        <comment>{n} tasks waiting</comment>
        <translation>
            <numerusform>{n} Aufgabe wartet</numerusform>
            <numerusform>{n} Aufgaben warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task waiting for a worker</source>
        <comment>{n} tasks waiting for a worker</comment>
        <translation>
            <numerusform>{n} Aufgabe wartet auf einen Worker</numerusform>
            <numerusform>{n} Aufgaben warten auf einen Worker</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task will be cancelled.</source>
        <comment>{n} tasks will be cancelled.</comment>
        <translation>
            <numerusform>{n} Aufgabe wird abgebrochen.</numerusform>
            <numerusform>{n} Aufgaben werden abgebrochen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task will be removed.</source>
        <comment>{n} tasks will be removed.</comment>
        <translation>
            <numerusform>{n} Aufgabe wird entfernt.</numerusform>
            <numerusform>{n} Aufgaben werden entfernt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task will be retried.</source>
        <comment>{n} tasks will be retried.</comment>
        <translation>
            <numerusform>{n} Aufgabe wird wiederholt.</numerusform>
            <numerusform>{n} Aufgaben werden wiederholt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} transcript</source>
        <comment>{n} transcripts</comment>
        <translation>
            <numerusform>{n} Transkript</numerusform>
            <numerusform>{n} Transkripte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} transcript copied.</source>
        <comment>{n} transcripts copied.</comment>
        <translation>
            <numerusform>{n} Transkript kopiert.</numerusform>
            <numerusform>{n} Transkripte kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>{percent} done by {worker}, which is {state}</source>
        <translation>{percent} erledigt von {worker}: {state}</translation>
    </message>
    <message>
        <source>{person} saved this transcript at {time}, while you were editing it. Nothing is overwritten.</source>
        <translation>{person} hat dieses Transkript um {time} gespeichert, während Sie es bearbeitet haben. Nichts wird überschrieben.</translation>
    </message>
    <message>
        <source>{place} of {total}</source>
        <translation>{place} von {total}</translation>
    </message>
    <message numerus="yes">
        <source>{running} running on {n} worker</source>
        <comment>{running} running on {n} workers</comment>
        <translation>
            <numerusform>{running} in Arbeit auf {n} Worker</numerusform>
            <numerusform>{running} in Arbeit auf {n} Workern</numerusform>
        </translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{sentence}.</source>
        <translation>{sentence}.</translation>
    </message>
    <message>
        <source>{speed}×</source>
        <translation>{speed}×</translation>
    </message>
    <message>
        <source>{start} to {end}: {number} audio-hours per hour</source>
        <translation>{start} bis {end}: {number} Audiostunden pro Stunde</translation>
    </message>
    <message>
        <source>{time} ago</source>
        <translation>vor {time}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>{value} (default)</source>
        <translation>{value} (Standard)</translation>
    </message>
    <message>
        <source>{what}, {size}</source>
        <translation>{what}, {size}</translation>
    </message>
    <message>
        <source>{worker} is at {percent}.</source>
        <translation>{worker} ist bei {percent}.</translation>
    </message>
    <message>
        <source>“{batch}” goes on.</source>
        <extracomment>batches, the order or a pause</extracomment>
        <translation>„{batch}“ geht weiter.</translation>
    </message>
    <message>
        <source>“{batch}” is called {name} now.</source>
        <translation>„{batch}“ heißt jetzt {name}.</translation>
    </message>
    <message>
        <source>“{batch}” is paused: what is on the queue is still done.</source>
        <translation>„{batch}“ ist angehalten: Was in der Warteschlange ist, wird noch erledigt.</translation>
    </message>
    <message>
        <source>“{name}” is done</source>
        <extracomment>batches that had not ended when we last looked</extracomment>
        <translation>„{name}“ ist fertig</translation>
    </message>
    <message>
        <source>“{name}” is removed.</source>
        <translation>„{name}“ ist entfernt.</translation>
    </message>
    <message>
        <source>“{name}” is saved.</source>
        <translation>„{name}“ ist gespeichert.</translation>
    </message>
    <message>
        <source>“{words}” in all transcripts</source>
        <extracomment>Finding the chosen one is to be read back to the list of tasks this is to be searched for transcripts that are still to be fetched</extracomment>
        <translation>„{words}“ in allen Transkripten</translation>
    </message>
    <message>
        <source>… and {number} more</source>
        <translation>… und {number} weitere</translation>
    </message>
</context>
</TS>
