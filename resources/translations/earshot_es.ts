<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>+ Add</source>
        <extracomment>for names of files whether they are searched from now on, or names again on to what was found</extracomment>
        <translation>+ Añadir</translation>
    </message>
    <message>
        <source>0: CTranslate2 decides.</source>
        <translation>0: decide CTranslate2.</translation>
    </message>
    <message>
        <source>A PDF and a spreadsheet with lengths, words, confidence and failures.</source>
        <translation>Un PDF y una hoja de cálculo con duraciones, palabras, confianza y errores.</translation>
    </message>
    <message>
        <source>A file that you have changed yourself stays; the new one gets a number.</source>
        <translation>Un archivo que usted ha modificado se conserva; el nuevo recibe un número.</translation>
    </message>
    <message>
        <source>A folder</source>
        <translation>Una carpeta</translation>
    </message>
    <message>
        <source>A folder, or s3://bucket/prefix. All workers must reach it.</source>
        <translation>Una carpeta o s3://bucket/prefix. Todos los workers deben poder acceder.</translation>
    </message>
    <message>
        <source>A name or a folder, for tasks that name none.</source>
        <translation>Un nombre o una carpeta, para las tareas que no indican ninguno.</translation>
    </message>
    <message>
        <source>A new folder:</source>
        <translation>Una carpeta nueva:</translation>
    </message>
    <message>
        <source>A newer text by the machine is there. Yours stays as it is.</source>
        <translation>Hay un texto más reciente de la máquina. El suyo queda como está.</translation>
    </message>
    <message>
        <source>A task failed</source>
        <extracomment>ids and generations</extracomment>
        <translation>Una tarea falló</translation>
    </message>
    <message>
        <source>A transcript is found if it has all of the words. Words in quotation marks are found one after the other; transcripts with a -word are left out.</source>
        <translation>Una transcripción se encuentra si tiene todas las palabras. Las palabras entre comillas se encuentran una tras otra; las transcripciones con una -palabra se omiten.</translation>
    </message>
    <message>
        <source>A worker appears here with its first task. On a GPU machine, start one with:</source>
        <translation>Un worker aparece aquí con su primera tarea. En una máquina con GPU, inicie uno con:</translation>
    </message>
    <message>
        <source>A worker writes down what is said.
You see how far it is, read it here, and export it as text or subtitles.</source>
        <translation>Un worker escribe lo que se dice.
Aquí ve cuánto lleva, lo lee y lo exporta como texto o subtítulos.</translation>
    </message>
    <message>
        <source>AWS</source>
        <translation>AWS</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Acción</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Acciones</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Acciones y sus teclas</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Añadir una carpeta…</translation>
    </message>
    <message>
        <source>Add files or a folder</source>
        <translation>Añadir archivos o una carpeta</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Añadir archivos…</translation>
    </message>
    <message>
        <source>Add the sample recordings</source>
        <translation>Añadir las grabaciones de muestra</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Afrikaans</source>
        <translation>Afrikáans</translation>
    </message>
    <message>
        <source>Albanian</source>
        <translation>Albanés</translation>
    </message>
    <message>
        <source>All</source>
        <extracomment>stays the same between two starts in English, where it is one of the constants below the tasks that are shown there; None: it is no list a number, mostly the problem that is shown alone whose tasks are shown alone nobody can be there</extracomment>
        <translation>Todas</translation>
    </message>
    <message>
        <source>All</source>
        <comment>a setting</comment>
        <translation>Todos</translation>
    </message>
    <message>
        <source>All completed tasks</source>
        <translation>Todas las tareas completadas</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Todos los tipos</translation>
    </message>
    <message>
        <source>All names…</source>
        <translation>Todos los nombres…</translation>
    </message>
    <message>
        <source>All of the words have to be in one transcript.</source>
        <translation>Todas las palabras tienen que estar en una misma transcripción.</translation>
    </message>
    <message>
        <source>Also what is done</source>
        <translation>También lo terminado</translation>
    </message>
    <message>
        <source>Amharic</source>
        <translation>Amárico</translation>
    </message>
    <message>
        <source>An earlier attempt did not finish.</source>
        <translation>Un intento anterior no terminó.</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Aplicar</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>Árabe</translation>
    </message>
    <message>
        <source>Armenian</source>
        <translation>Armenio</translation>
    </message>
    <message>
        <source>As before</source>
        <translation>Como antes</translation>
    </message>
    <message>
        <source>As for Netflix</source>
        <translation>Como para Netflix</translation>
    </message>
    <message>
        <source>As for the BBC</source>
        <translation>Como para la BBC</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Sin cambios</translation>
    </message>
    <message>
        <source>Assamese</source>
        <translation>Asamés</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Intento</translation>
    </message>
    <message>
        <source>Attempt {title}</source>
        <translation>Intento {title}</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Intentos</translation>
    </message>
    <message>
        <source>Audio altered</source>
        <translation>Audio modificado</translation>
    </message>
    <message>
        <source>Audio and video</source>
        <extracomment>in the window&apos;s state: where files were chosen last</extracomment>
        <translation>Audio y vídeo</translation>
    </message>
    <message>
        <source>Audio missing</source>
        <translation>Falta el audio</translation>
    </message>
    <message>
        <source>Audio too long</source>
        <translation>Audio demasiado largo</translation>
    </message>
    <message>
        <source>Audio-hours per hour in the last {hours} hours</source>
        <translation>Horas de audio por hora en las últimas {hours} horas</translation>
    </message>
    <message>
        <source>Audio-hours per hour in the last {hours} hours: at most {number}, at {time}</source>
        <translation>Horas de audio por hora en las últimas {hours} horas: {number} como máximo, a las {time}</translation>
    </message>
    <message>
        <source>Audio-hours per hour, of all workers, in the last five minutes</source>
        <translation>Horas de audio por hora, de todos los workers, en los últimos cinco minutos</translation>
    </message>
    <message>
        <source>Auto-detect language</source>
        <translation>Detectar el idioma</translation>
    </message>
    <message>
        <source>Automatic</source>
        <comment>a setting</comment>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Automatic: while the queue is a file on this computer.</source>
        <translation>Automático: mientras la cola sea un archivo de este equipo.</translation>
    </message>
    <message>
        <source>Azerbaijani</source>
        <translation>Azerbaiyano</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Back 5 seconds</source>
        <extracomment>what is heard a person chose where to listen, or began to nothing is heard any more: another task is shown</extracomment>
        <translation>5 segundos atrás</translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <extracomment>back to the list, where there is no room for both</extracomment>
        <translation>Volver a la lista (Esc)</translation>
    </message>
    <message>
        <source>Bashkir</source>
        <translation>Baskir</translation>
    </message>
    <message>
        <source>Basque</source>
        <translation>Euskera</translation>
    </message>
    <message>
        <source>Batch</source>
        <extracomment>of the batch that the list shows</extracomment>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Tamaño del lote</translation>
    </message>
    <message>
        <source>Batch {number}</source>
        <translation>Lote {number}</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Lotes</translation>
    </message>
    <message>
        <source>Belarusian</source>
        <translation>Bielorruso</translation>
    </message>
    <message>
        <source>Below {percent}</source>
        <translation>Menos de {percent}</translation>
    </message>
    <message>
        <source>Bengali</source>
        <translation>Bengalí</translation>
    </message>
    <message>
        <source>Bosnian</source>
        <translation>Bosnio</translation>
    </message>
    <message>
        <source>Breton</source>
        <translation>Bretón</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Examinar…</translation>
    </message>
    <message>
        <source>Bulgarian</source>
        <translation>Búlgaro</translation>
    </message>
    <message>
        <source>Burmese</source>
        <translation>Birmano</translation>
    </message>
    <message>
        <source>By</source>
        <translation>De</translation>
    </message>
    <message>
        <source>CPU</source>
        <comment>a setting</comment>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Cache of models</source>
        <translation>Caché de modelos</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Came too late</source>
        <comment>an attempt</comment>
        <translation>Llegó tarde</translation>
    </message>
    <message>
        <source>Can&apos;t be watched now</source>
        <translation>Ahora no se puede vigilar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel all of it</source>
        <translation>Cancelar todo</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>a task</comment>
        <translation>Cancelada</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Canceladas</translation>
    </message>
    <message>
        <source>Cantonese</source>
        <translation>Cantonés</translation>
    </message>
    <message>
        <source>Catalan</source>
        <translation>Catalán</translation>
    </message>
    <message>
        <source>Change the keys</source>
        <translation>Cambiar las teclas</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Cambiar…</translation>
    </message>
    <message>
        <source>Characters a second</source>
        <translation>Caracteres por segundo</translation>
    </message>
    <message>
        <source>Characters in a line</source>
        <translation>Caracteres por línea</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Chino</translation>
    </message>
    <message>
        <source>Choose a folder of audio</source>
        <translation>Elegir una carpeta de audio</translation>
    </message>
    <message>
        <source>Choose a folder to watch</source>
        <translation>Elegir una carpeta para vigilar</translation>
    </message>
    <message>
        <source>Choose audio</source>
        <translation>Elegir audio</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Elegir archivos…</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Elegir carpeta…</translation>
    </message>
    <message>
        <source>Choose the options below, then a folder.</source>
        <translation>Elija abajo las opciones y después una carpeta.</translation>
    </message>
    <message>
        <source>Choose the recording, to hear it here</source>
        <translation>Elija la grabación para oírla aquí</translation>
    </message>
    <message>
        <source>Click to name the speaker, double click to hear it from there</source>
        <extracomment>the number of a line the numbers of lines whose times are in the colour of a warning</extracomment>
        <translation>Clic para nombrar a quien habla, doble clic para oírlo desde ahí</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Columns as at first</source>
        <extracomment>columns are shown, hidden, moved or sized otherwise the operator has changed what `save` tells</extracomment>
        <translation>Restablecer columnas</translation>
    </message>
    <message>
        <source>Command that starts a worker</source>
        <translation>Comando que inicia un worker</translation>
    </message>
    <message>
        <source>Completed</source>
        <comment>a task</comment>
        <translation>Completada</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Completadas</translation>
    </message>
    <message>
        <source>Completed</source>
        <comment>an attempt</comment>
        <translation>Completado</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Equipo</translation>
    </message>
    <message>
        <source>Convert</source>
        <translation>Convertir</translation>
    </message>
    <message>
        <source>Copied</source>
        <extracomment>the Transcript that is on the screen now what was found is there to be read; seconds to be shown: task, seconds, words what is loaded, or being loaded</extracomment>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Copiado.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Copiar todo</translation>
    </message>
    <message>
        <source>Copy as Markdown with times</source>
        <translation>Copiar como Markdown con tiempos</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copiar como texto</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Copiar el comando</translation>
    </message>
    <message>
        <source>Copy the error</source>
        <translation>Copiar el error</translation>
    </message>
    <message>
        <source>Copy the transcript</source>
        <translation>Copiar la transcripción</translation>
    </message>
    <message>
        <source>Correct the transcript</source>
        <translation>Corregir la transcripción</translation>
    </message>
    <message>
        <source>Croatian</source>
        <translation>Croata</translation>
    </message>
    <message>
        <source>Czech</source>
        <translation>Checo</translation>
    </message>
    <message>
        <source>Danish</source>
        <translation>Danés</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de datos</translation>
    </message>
    <message>
        <source>Database: {name}</source>
        <translation>Base de datos: {name}</translation>
    </message>
    <message>
        <source>Days for which they are kept, and what tasks of other kinds have made. They wait for their batch&apos;s export.</source>
        <translation>Días durante los que se conservan, junto con lo que han producido tareas de otros tipos. Esperan a la exportación de su lote.</translation>
    </message>
    <message>
        <source>Days for which they are kept, for windows that sleep. One that sleeps longer reads all lists anew.</source>
        <translation>Días durante los que se conservan, para las ventanas en reposo. La que reposa más tiempo vuelve a leer todas las listas.</translation>
    </message>
    <message>
        <source>Days for which they are listed. Their recordings and transcripts go with them.</source>
        <translation>Días durante los que figuran en la lista. Sus grabaciones y transcripciones se eliminan con ellas.</translation>
    </message>
    <message>
        <source>Days for which they stay in the storage. A retry takes one that is gone from where it was handed in.</source>
        <translation>Días durante los que permanecen en el almacenamiento. Un reintento toma la que falta del lugar donde se entregó.</translation>
    </message>
    <message>
        <source>Debug</source>
        <comment>a setting</comment>
        <translation>Depuración</translation>
    </message>
    <message>
        <source>Decoder crashed</source>
        <translation>El decodificador falló</translation>
    </message>
    <message>
        <source>Default keys</source>
        <translation>Teclas predeterminadas</translation>
    </message>
    <message>
        <source>Delay of a retry</source>
        <translation>Espera antes de reintentar</translation>
    </message>
    <message>
        <source>Delete</source>
        <extracomment>question, name of yes</extracomment>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Details</source>
        <extracomment>shown on demand a button: its name, what it does a newer message on a topic takes the place of the older one whoever has sent it dismisses it</extracomment>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>Descartarlo</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Do first</source>
        <translation>Hacer primero</translation>
    </message>
    <message>
        <source>Do in its turn</source>
        <translation>Hacer en su turno</translation>
    </message>
    <message>
        <source>Do last</source>
        <translation>Hacer al final</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminadas</translation>
    </message>
    <message>
        <source>Drop audio files or folders</source>
        <translation>Suelte archivos de audio o carpetas</translation>
    </message>
    <message>
        <source>Drop audio files or folders here</source>
        <translation>Suelte aquí archivos de audio o carpetas</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>Neerlandés</translation>
    </message>
    <message>
        <source>EC2 spot notice</source>
        <translation>Aviso de spot de EC2</translation>
    </message>
    <message>
        <source>ELAN, for research (eaf)</source>
        <translation>ELAN, para investigación (eaf)</translation>
    </message>
    <message>
        <source>Earshot can&apos;t start</source>
        <translation>Earshot no puede iniciarse</translation>
    </message>
    <message>
        <source>Earshot does not run yet.</source>
        <translation>Earshot aún no está en marcha.</translation>
    </message>
    <message>
        <source>Earshot needs you</source>
        <translation>Earshot le necesita</translation>
    </message>
    <message>
        <source>Earshot restarts with the new settings…</source>
        <translation>Earshot se reinicia con los ajustes nuevos…</translation>
    </message>
    <message>
        <source>Earshot speaks another language from its next start on.</source>
        <translation>Earshot hablará otro idioma a partir del próximo inicio.</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Edit</source>
        <comment>on the bar</comment>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Edited by {person}, {time}</source>
        <translation>Editado por {person}, {time}</translation>
    </message>
    <message>
        <source>Empty audio</source>
        <translation>Audio vacío</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Inglés</translation>
    </message>
    <message>
        <source>Error</source>
        <comment>a setting</comment>
        <translation>Error</translation>
    </message>
    <message>
        <source>Estonian</source>
        <translation>Estonio</translation>
    </message>
    <message>
        <source>Everything goes on.</source>
        <translation>Todo continúa.</translation>
    </message>
    <message>
        <source>Everything is paused: what is on the queue is still done.</source>
        <translation>Todo está en pausa: lo que está en la cola aún se hace.</translation>
    </message>
    <message>
        <source>Everything, for programs (json)</source>
        <translation>Todo, para programas (json)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Export the transcripts</source>
        <translation>Exportar las transcripciones</translation>
    </message>
    <message>
        <source>Export the transcripts to</source>
        <translation>Exportar las transcripciones a</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportar a</translation>
    </message>
    <message>
        <source>Export transcripts</source>
        <extracomment>the formats, as an export begins</extracomment>
        <translation>Exportar transcripciones</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>a task</comment>
        <translation>Fallida</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>an attempt</comment>
        <translation>Fallido</translation>
    </message>
    <message>
        <source>Faroese</source>
        <translation>Feroés</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Más rápido</translation>
    </message>
    <message>
        <source>File</source>
        <extracomment>a mark and words a bar and a number text, or &quot;Retry&quot; where the task failed names it in what is remembered in English: it is translated where it is shown in digits, where there is room in digits, where there is little takes what the others leave numbers line up at the right a note that takes no line of its own is written across these columns unless the operator says otherwise where there is little room, the column with the highest number goes first; 0: it stays</extracomment>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>File</source>
        <comment>on the bar</comment>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Files that were read</source>
        <translation>Archivos leídos</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>Buscar una acción</translation>
    </message>
    <message>
        <source>Find an action or its keys</source>
        <translation>Buscar una acción o sus teclas</translation>
    </message>
    <message>
        <source>Find an action…</source>
        <translation>Buscar una acción…</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Buscar y reemplazar</translation>
    </message>
    <message>
        <source>Find in the transcript</source>
        <translation>Buscar en la transcripción</translation>
    </message>
    <message>
        <source>Finished tasks</source>
        <translation>Tareas terminadas</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>Finés</translation>
    </message>
    <message>
        <source>First lease</source>
        <translation>Primera reserva</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Folder or bucket</source>
        <translation>Carpeta o bucket</translation>
    </message>
    <message>
        <source>Folder to export to</source>
        <translation>Carpeta de destino</translation>
    </message>
    <message>
        <source>Folder where models in several parts are joined.</source>
        <translation>Carpeta donde se unen los modelos en varias partes.</translation>
    </message>
    <message>
        <source>Folders as models</source>
        <translation>Carpetas como modelos</translation>
    </message>
    <message>
        <source>For queues, storage and database in AWS. Its keys are read from where the AWS command line keeps them, and never kept here.</source>
        <translation>Para colas, almacenamiento y base de datos en AWS. Las claves se leen de donde las guarda la línea de órdenes de AWS y nunca se guardan aquí.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formatos</translation>
    </message>
    <message>
        <source>Forward 5 seconds</source>
        <translation>5 segundos adelante</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Francés</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>GPU (CUDA)</source>
        <comment>a setting</comment>
        <translation>GPU (CUDA)</translation>
    </message>
    <message>
        <source>GPU lost</source>
        <translation>GPU perdida</translation>
    </message>
    <message>
        <source>GPU out of memory</source>
        <translation>Memoria de la GPU agotada</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Ganancia</translation>
    </message>
    <message>
        <source>Galician</source>
        <translation>Gallego</translation>
    </message>
    <message>
        <source>Georgian</source>
        <translation>Georgiano</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Alemán</translation>
    </message>
    <message>
        <source>Given back</source>
        <comment>an attempt</comment>
        <translation>Devuelto</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>Griego</translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation>Grupos de ajustes</translation>
    </message>
    <message>
        <source>Gujarati</source>
        <translation>Guyaratí</translation>
    </message>
    <message>
        <source>Haitian Creole</source>
        <translation>Criollo haitiano</translation>
    </message>
    <message>
        <source>Half minutes of speech that are transcribed at once.</source>
        <translation>Medios minutos de voz que se transcriben a la vez.</translation>
    </message>
    <message>
        <source>Hand over and quit</source>
        <translation>Entregar y salir</translation>
    </message>
    <message>
        <source>Hausa</source>
        <translation>Hausa</translation>
    </message>
    <message>
        <source>Hawaiian</source>
        <translation>Hawaiano</translation>
    </message>
    <message>
        <source>Hear it from {time}</source>
        <translation>Oír desde {time}</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>Hebreo</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Help</source>
        <comment>on the bar</comment>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>Ocultar detalles</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>Hindi</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>History ({number})</source>
        <translation>Historial ({number})</translation>
    </message>
    <message>
        <source>Holds all that the other settings don&apos;t place elsewhere. The log moves there at the next start.</source>
        <translation>Contiene todo lo que los demás ajustes no colocan en otro sitio. El registro se traslada allí en el próximo inicio.</translation>
    </message>
    <message>
        <source>Home folder</source>
        <translation>Carpeta principal</translation>
    </message>
    <message>
        <source>Hours; a longer file fails at once.</source>
        <translation>Horas; un archivo más largo falla de inmediato.</translation>
    </message>
    <message>
        <source>How many attempts in a row may get no further before a task fails.</source>
        <translation>Cuántos intentos seguidos pueden no avanzar antes de que una tarea falle.</translation>
    </message>
    <message>
        <source>How many tasks are put on the queue ahead of the workers: auto, as the workers need them; a number; all.</source>
        <translation>Cuántas tareas se ponen en la cola por delante de los workers: auto, según las necesiten; un número; all: todas.</translation>
    </message>
    <message>
        <source>How tasks are handled.</source>
        <translation>Cómo se tratan las tareas.</translation>
    </message>
    <message>
        <source>Hungarian</source>
        <translation>Húngaro</translation>
    </message>
    <message>
        <source>Icelandic</source>
        <translation>Islandés</translation>
    </message>
    <message>
        <source>Idle</source>
        <comment>a worker</comment>
        <translation>Inactivo</translation>
    </message>
    <message>
        <source>Idle for {time}</source>
        <translation>Inactivo desde hace {time}</translation>
    </message>
    <message>
        <source>If one is there</source>
        <translation>Si ya existe</translation>
    </message>
    <message>
        <source>In progress</source>
        <comment>a task</comment>
        <translation>En curso</translation>
    </message>
    <message>
        <source>In progress on a worker</source>
        <translation>En curso en un worker</translation>
    </message>
    <message numerus="yes">
        <source>In {n} place it lacks words.</source>
        <comment>In {n} places it lacks words.</comment>
        <translation>
            <numerusform>En {n} lugar le faltan palabras.</numerusform>
            <numerusform>En {n} lugares le faltan palabras.</numerusform>
        </translation>
    </message>
    <message>
        <source>Indonesian</source>
        <translation>Indonesio</translation>
    </message>
    <message>
        <source>Info</source>
        <comment>a setting</comment>
        <translation>Información</translation>
    </message>
    <message>
        <source>Invalid options</source>
        <translation>Opciones no válidas</translation>
    </message>
    <message>
        <source>Invalid settings</source>
        <translation>Ajustes no válidos</translation>
    </message>
    <message>
        <source>It is done in a few seconds. Undo leaves the task as it is.</source>
        <extracomment>&quot;removed&quot;, for the log in place of a task&apos;s status: &quot;To be removed&quot;, in English &quot;remove 12 tasks&quot; &quot;12 tasks will be removed.&quot; &quot;12 tasks removed.&quot; the ids in their order; None: they are still looked for those of them that no later wish names an action waits, is undone or is done</extracomment>
        <translation>Se hará en unos segundos. Deshacer deja la tarea como está.</translation>
    </message>
    <message>
        <source>It takes tasks as soon as the model is loaded.</source>
        <translation>Tomará tareas en cuanto se cargue el modelo.</translation>
    </message>
    <message>
        <source>It takes the place of the one that has this name.</source>
        <translation>Ocupa el lugar de la que tiene este nombre.</translation>
    </message>
    <message>
        <source>It waits for a task. Drop audio on the window to give it one.</source>
        <translation>Espera una tarea. Suelte audio en la ventana para darle una.</translation>
    </message>
    <message>
        <source>It was older than it is kept. Retry the task to have it made anew.</source>
        <translation>Era más antiguo que el plazo de conservación. Reintente la tarea para generarlo de nuevo.</translation>
    </message>
    <message>
        <source>It will be ready in a moment.</source>
        <translation>Estará listo en un momento.</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>Italiano</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japonés</translation>
    </message>
    <message>
        <source>Javanese</source>
        <translation>Javanés</translation>
    </message>
    <message>
        <source>Kannada</source>
        <translation>Canarés</translation>
    </message>
    <message>
        <source>Kazakh</source>
        <translation>Kazajo</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Keep both: the new one gets a number</source>
        <translation>Conservar ambos: el nuevo recibe un número</translation>
    </message>
    <message>
        <source>Keep mine, too</source>
        <translation>Conservar también el mío</translation>
    </message>
    <message>
        <source>Kept in this system&apos;s keyring, never in the file.</source>
        <translation>Se guarda en el llavero de este sistema, nunca en el archivo.</translation>
    </message>
    <message>
        <source>Kept in {path}</source>
        <translation>Guardado en {path}</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Keys for “{action}”</source>
        <translation>Teclas para «{action}»</translation>
    </message>
    <message>
        <source>Khmer</source>
        <translation>Jemer</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Kind of task</source>
        <extracomment>TaskKind, or None for all</extracomment>
        <translation>Tipo de tarea</translation>
    </message>
    <message>
        <source>Kinds of tasks</source>
        <translation>Tipos de tareas</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Coreano</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Language not supported</source>
        <translation>Idioma no admitido</translation>
    </message>
    <message>
        <source>Language of the recordings</source>
        <translation>Idioma de las grabaciones</translation>
    </message>
    <message>
        <source>Lao</source>
        <translation>Lao</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Último cambio</translation>
    </message>
    <message>
        <source>Last words</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Last worker</source>
        <extracomment>The one that &quot;Retry&quot; stands in is among those shown</extracomment>
        <translation>Último worker</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>Último</translation>
    </message>
    <message>
        <source>Latin</source>
        <translation>Latín</translation>
    </message>
    <message>
        <source>Latvian</source>
        <translation>Letón</translation>
    </message>
    <message>
        <source>Lease ended</source>
        <translation>Reserva agotada</translation>
    </message>
    <message>
        <source>Leave the new one out</source>
        <translation>Omitir el nuevo</translation>
    </message>
    <message>
        <source>Left empty, both are a file on this computer.</source>
        <translation>Si se dejan vacías, ambas son un archivo de este equipo.</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Líneas</translation>
    </message>
    <message>
        <source>Lines of the log</source>
        <translation>Líneas del registro</translation>
    </message>
    <message>
        <source>Lingala</source>
        <translation>Lingala</translation>
    </message>
    <message>
        <source>Lists with a tick are marked in the transcripts.</source>
        <translation>Las listas marcadas se señalan en las transcripciones.</translation>
    </message>
    <message>
        <source>Lithuanian</source>
        <translation>Lituano</translation>
    </message>
    <message>
        <source>Load theirs</source>
        <translation>Cargar el otro</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <comment>a worker</comment>
        <translation>Cargando el modelo</translation>
    </message>
    <message>
        <source>Loading the sound…</source>
        <translation>Cargando el sonido…</translation>
    </message>
    <message>
        <source>Loading the transcript…</source>
        <translation>Cargando la transcripción…</translation>
    </message>
    <message>
        <source>Log</source>
        <extracomment>one of logging&apos;s
----------
the last one, which is still being written</extracomment>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Log…</source>
        <translation>Registro…</translation>
    </message>
    <message>
        <source>Longest audio</source>
        <translation>Audio más largo</translation>
    </message>
    <message>
        <source>Longest, in seconds</source>
        <translation>Máximo, en segundos</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Verlo</translation>
    </message>
    <message>
        <source>Look at the machine&apos;s text</source>
        <translation>Ver el texto de la máquina</translation>
    </message>
    <message>
        <source>Loop the segment</source>
        <translation>Repetir el segmento</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Perdidos</translation>
    </message>
    <message>
        <source>Lost {when}</source>
        <translation>Perdido {when}</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Sonoridad</translation>
    </message>
    <message>
        <source>Loudness in LUFS</source>
        <translation>Sonoridad en LUFS</translation>
    </message>
    <message>
        <source>Luxembourgish</source>
        <translation>Luxemburgués</translation>
    </message>
    <message>
        <source>Macedonian</source>
        <translation>Macedonio</translation>
    </message>
    <message>
        <source>Machine&apos;s text</source>
        <translation>Texto de la máquina</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>Pensados para</translation>
    </message>
    <message>
        <source>Made of {fields}</source>
        <translation>Formado por {fields}</translation>
    </message>
    <message>
        <source>Malagasy</source>
        <translation>Malgache</translation>
    </message>
    <message>
        <source>Malay</source>
        <translation>Malayo</translation>
    </message>
    <message>
        <source>Malayalam</source>
        <translation>Malabar</translation>
    </message>
    <message>
        <source>Maltese</source>
        <translation>Maltés</translation>
    </message>
    <message>
        <source>Maori</source>
        <translation>Maorí</translation>
    </message>
    <message>
        <source>Marathi</source>
        <translation>Maratí</translation>
    </message>
    <message>
        <source>Mark these names</source>
        <translation>Señalar estos nombres</translation>
    </message>
    <message>
        <source>Markdown (md)</source>
        <translation>Markdown (md)</translation>
    </message>
    <message>
        <source>Mend the problem above, then retry the task.</source>
        <translation>Corrija el problema indicado arriba y reintente la tarea.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Model can&apos;t be downloaded</source>
        <translation>No se puede descargar el modelo</translation>
    </message>
    <message>
        <source>Model can&apos;t be loaded</source>
        <translation>No se puede cargar el modelo</translation>
    </message>
    <message>
        <source>Model not available</source>
        <translation>Modelo no disponible</translation>
    </message>
    <message>
        <source>Mongolian</source>
        <translation>Mongol</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Name of the new list</source>
        <translation>Nombre de la nueva lista</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>Nombre del preajuste</translation>
    </message>
    <message>
        <source>Name of the speaker</source>
        <translation>Nombre de quien habla</translation>
    </message>
    <message>
        <source>Name or URL of the SQS queue from which all workers take tasks.</source>
        <translation>Nombre o URL de la cola de SQS de la que todos los workers toman tareas.</translation>
    </message>
    <message>
        <source>Name or URL of the SQS queue on which workers tell what happened.</source>
        <translation>Nombre o URL de la cola de SQS en la que los workers informan de lo ocurrido.</translation>
    </message>
    <message>
        <source>Name the speaker</source>
        <extracomment>the name, and whether it takes the place of the old one everywhere</extracomment>
        <translation>Nombrar a quien habla</translation>
    </message>
    <message>
        <source>Name the speaker…</source>
        <translation>Nombrar a quien habla…</translation>
    </message>
    <message>
        <source>Names</source>
        <extracomment>a name, in all transcripts</extracomment>
        <translation>Nombres</translation>
    </message>
    <message>
        <source>Names and spellings, such as: Zoë Müller, Kubernetes, HbA1c</source>
        <translation>Nombres y grafías, como: Zoë Müller, Kubernetes, HbA1c</translation>
    </message>
    <message>
        <source>Names and words</source>
        <translation>Nombres y palabras</translation>
    </message>
    <message>
        <source>Names and words to expect</source>
        <translation>Nombres y palabras esperados</translation>
    </message>
    <message>
        <source>Names of vocabulary lists</source>
        <translation>Nombres de las listas de vocabulario</translation>
    </message>
    <message>
        <source>Names, one a line</source>
        <translation>Nombres, uno por línea</translation>
    </message>
    <message>
        <source>Nepali</source>
        <translation>Nepalí</translation>
    </message>
    <message>
        <source>New name of “{name}”</source>
        <translation>Nuevo nombre de «{name}»</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>Nueva…</translation>
    </message>
    <message>
        <source>New… makes a list of names.</source>
        <translation>«Nueva…» crea una lista de nombres.</translation>
    </message>
    <message>
        <source>Next delivery</source>
        <translation>Próxima entrega</translation>
    </message>
    <message>
        <source>Next marked name</source>
        <translation>Siguiente nombre señalado</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Resultado siguiente</translation>
    </message>
    <message>
        <source>Next unsure word</source>
        <translation>Siguiente palabra dudosa</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>No</source>
        <comment>a setting</comment>
        <translation>No</translation>
    </message>
    <message>
        <source>No action is called that</source>
        <translation>Ninguna acción se llama así</translation>
    </message>
    <message>
        <source>No folder is watched yet</source>
        <translation>Aún no se vigila ninguna carpeta</translation>
    </message>
    <message>
        <source>No font on this computer has Chinese characters. Install one, such as Noto Sans CJK.</source>
        <translation>Ninguna fuente de este equipo tiene caracteres chinos. Instale una, como Noto Sans CJK.</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>Sin teclas</translation>
    </message>
    <message>
        <source>No marked name</source>
        <translation>Ningún nombre señalado</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Sin problemas</translation>
    </message>
    <message>
        <source>No sound can be played on this computer: {fault}.</source>
        <extracomment>What FFmpeg may open by itself: what `adapters/sounds` serves. So a recording that names another file opens none</extracomment>
        <translation>En este equipo no se puede reproducir sonido: {fault}.</translation>
    </message>
    <message>
        <source>No sound output was found, so nothing is heard: connect one, or start the sound service.</source>
        <translation>No se encontró ninguna salida de sonido, así que no se oye nada: conecte una o inicie el servicio de sonido.</translation>
    </message>
    <message>
        <source>No speech was heard in this recording</source>
        <translation>No se oyó voz en esta grabación</translation>
    </message>
    <message>
        <source>No such task</source>
        <translation>No existe esa tarea</translation>
    </message>
    <message>
        <source>No task here is named “{name}”. Enter searches all transcripts for that; clear the search to see all tasks.</source>
        <translation>Ninguna tarea aquí se llama «{name}». Intro lo busca en todas las transcripciones; borre la búsqueda para ver todas las tareas.</translation>
    </message>
    <message>
        <source>No task is open</source>
        <translation>Ninguna tarea abierta</translation>
    </message>
    <message>
        <source>No task is selected</source>
        <translation>Ninguna tarea seleccionada</translation>
    </message>
    <message>
        <source>No transcript has that</source>
        <translation>Ninguna transcripción contiene eso</translation>
    </message>
    <message>
        <source>No transcript has that.</source>
        <translation>Ninguna transcripción lo contiene.</translation>
    </message>
    <message>
        <source>No unsure word</source>
        <translation>Ninguna palabra dudosa</translation>
    </message>
    <message>
        <source>No worker has been heard of in the last 12 hours</source>
        <translation>Ningún worker ha dado señales en las últimas 12 horas</translation>
    </message>
    <message>
        <source>None</source>
        <comment>no words</comment>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>Normalise the loudness (EBU R 128)</source>
        <translation>Normalizar la sonoridad (EBU R 128)</translation>
    </message>
    <message>
        <source>Norwegian</source>
        <translation>Noruego</translation>
    </message>
    <message>
        <source>Not an audio file</source>
        <translation>No es audio</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>No se encontró</translation>
    </message>
    <message>
        <source>Not heard for {time}</source>
        <translation>Sin noticias: {time}</translation>
    </message>
    <message>
        <source>Not quite as wished:</source>
        <translation>No del todo como se pidió:</translation>
    </message>
    <message>
        <source>Not saved yet, and tried again: {fault}</source>
        <translation>Aún no guardado; se intenta de nuevo: {fault}</translation>
    </message>
    <message>
        <source>Not tested: correct what is marked.</source>
        <translation>Sin probar: corrija lo marcado.</translation>
    </message>
    <message>
        <source>Note: {warning}</source>
        <translation>Nota: {warning}</translation>
    </message>
    <message>
        <source>Notes of removed tasks</source>
        <translation>Notas de tareas quitadas</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>No hay nada aquí</translation>
    </message>
    <message>
        <source>Nothing is saved yet: correct what is marked.</source>
        <translation>Aún no se ha guardado nada: corrija lo marcado.</translation>
    </message>
    <message>
        <source>Nothing is to be deleted now.</source>
        <translation>Ahora no hay nada que eliminar.</translation>
    </message>
    <message>
        <source>Nothing new was taken in.</source>
        <translation>No se incorporó nada nuevo.</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nada que hacer</translation>
    </message>
    <message>
        <source>Nothing was taken in yet</source>
        <translation>Aún no se incorporó nada</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Nada todavía</translation>
    </message>
    <message>
        <source>Nynorsk</source>
        <translation>Noruego nynorsk</translation>
    </message>
    <message>
        <source>Occitan</source>
        <translation>Occitano</translation>
    </message>
    <message>
        <source>Of this computer. Other machines have settings of their own.</source>
        <translation>De este equipo. Las demás máquinas tienen sus propios ajustes.</translation>
    </message>
    <message>
        <source>Off</source>
        <comment>a setting</comment>
        <translation>No</translation>
    </message>
    <message>
        <source>On</source>
        <comment>a setting</comment>
        <translation>Sí</translation>
    </message>
    <message>
        <source>On Debian and Ubuntu type: sudo apt-get install {packages}</source>
        <translation>En Debian y Ubuntu escriba: sudo apt-get install {packages}</translation>
    </message>
    <message>
        <source>On which programs of this computer, such as Prometheus, hear of its health and its work, over HTTP.</source>
        <translation>En el que los programas de este ordenador, como Prometheus, se informan por HTTP de su estado y su trabajo.</translation>
    </message>
    <message>
        <source>One name a line</source>
        <translation>Un nombre por línea</translation>
    </message>
    <message>
        <source>One of CTranslate2&apos;s names, such as int8 or float16.</source>
        <translation>Uno de los nombres de CTranslate2, como int8 o float16.</translation>
    </message>
    <message>
        <source>One short line, for phones</source>
        <translation>Una línea corta, para teléfonos</translation>
    </message>
    <message>
        <source>Only errors and warnings</source>
        <translation>Solo errores y avisos</translation>
    </message>
    <message>
        <source>Only in the selection</source>
        <translation>Solo en la selección</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir carpeta</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>Abrir ajustes</translation>
    </message>
    <message>
        <source>Open settings…</source>
        <translation>Abrir ajustes…</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Opciones</translation>
    </message>
    <message>
        <source>Options for the next files</source>
        <translation>Opciones para los próximos archivos</translation>
    </message>
    <message>
        <source>Options: {chosen}</source>
        <translation>Opciones: {chosen}</translation>
    </message>
    <message>
        <source>Orchestrator</source>
        <translation>Orquestador</translation>
    </message>
    <message>
        <source>Out of memory</source>
        <translation>Memoria agotada</translation>
    </message>
    <message>
        <source>Own numbers</source>
        <translation>Valores propios</translation>
    </message>
    <message>
        <source>Page for any browser (html)</source>
        <translation>Página para navegadores (html)</translation>
    </message>
    <message>
        <source>Pashto</source>
        <translation>Pastún</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Password in the keyring</source>
        <translation>Contraseña en el llavero</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Pause everything</source>
        <translation>Pausar todo</translation>
    </message>
    <message>
        <source>Pending</source>
        <comment>a task</comment>
        <translation>Pendiente</translation>
    </message>
    <message>
        <source>Pending (retry)</source>
        <translation>Por reintentar</translation>
    </message>
    <message>
        <source>Persian</source>
        <translation>Persa</translation>
    </message>
    <message>
        <source>Places</source>
        <extracomment>Place</extracomment>
        <translation>Secciones</translation>
    </message>
    <message>
        <source>Plain text (txt)</source>
        <translation>Texto sin formato (txt)</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Reproducir o pausar</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>Polaco</translation>
    </message>
    <message>
        <source>Port for metrics</source>
        <translation>Puerto para métricas</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>Portugués</translation>
    </message>
    <message>
        <source>Position in the recording</source>
        <extracomment>by a person; seconds</extracomment>
        <translation>Posición en la grabación</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Preajustes</translation>
    </message>
    <message>
        <source>Press the keys for “{action}”.</source>
        <translation>Pulse las teclas para «{action}».</translation>
    </message>
    <message>
        <source>Previous marked name</source>
        <translation>Nombre señalado anterior</translation>
    </message>
    <message>
        <source>Previous place</source>
        <extracomment>what was selected when that was chosen</extracomment>
        <translation>Resultado anterior</translation>
    </message>
    <message>
        <source>Previous unsure word</source>
        <translation>Palabra dudosa anterior</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problemas</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Punjabi</source>
        <translation>Panyabí</translation>
    </message>
    <message numerus="yes">
        <source>Put back in {n} transcript</source>
        <comment>Put back in {n} transcripts</comment>
        <translation>
            <numerusform>Restablecido en {n} transcripción</numerusform>
            <numerusform>Restablecido en {n} transcripciones</numerusform>
        </translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Colas</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Reading {read} of {found} files…</source>
        <translation>Leyendo {read} de {found} archivos…</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Grabaciones</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Redo the edit</source>
        <translation>Rehacer el cambio</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Región</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove all of it</source>
        <translation>Quitar todo</translation>
    </message>
    <message>
        <source>Remove all of it…</source>
        <translation>Quitar todo…</translation>
    </message>
    <message numerus="yes">
        <source>Remove the {n} task of this batch with everything heard in it?</source>
        <comment>Remove all {n} tasks of this batch with everything heard in them?</comment>
        <translation>
            <numerusform>¿Quitar la {n} tarea de este lote con todo lo que se oyó en ella?</numerusform>
            <numerusform>¿Quitar las {n} tareas de este lote con todo lo que se oyó en ellas?</numerusform>
        </translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar el nombre</translation>
    </message>
    <message>
        <source>Rename the batch</source>
        <translation>Cambiar el nombre del lote</translation>
    </message>
    <message>
        <source>Rename “{name}” everywhere</source>
        <translation>Cambiar «{name}» en todas partes</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Cambiar nombre…</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Reemplazar todo</translation>
    </message>
    <message>
        <source>Replace by</source>
        <translation>Reemplazar por</translation>
    </message>
    <message>
        <source>Replace in all transcripts</source>
        <extracomment>the words that were searched for</extracomment>
        <translation>Reemplazar en todas las transcripciones</translation>
    </message>
    <message>
        <source>Replace in all transcripts…</source>
        <translation>Reemplazar en todas las transcripciones…</translation>
    </message>
    <message numerus="yes">
        <source>Replace in {n} transcript</source>
        <comment>Replace in {n} transcripts</comment>
        <translation>
            <numerusform>Reemplazar en {n} transcripción</numerusform>
            <numerusform>Reemplazar en {n} transcripciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace {n} place</source>
        <comment>Replace all {n} places</comment>
        <translation>
            <numerusform>Reemplazar {n} lugar</numerusform>
            <numerusform>Reemplazar los {n} lugares</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replaced in {n} transcript</source>
        <comment>Replaced in {n} transcripts</comment>
        <translation>
            <numerusform>Reemplazado en {n} transcripción</numerusform>
            <numerusform>Reemplazado en {n} transcripciones</numerusform>
        </translation>
    </message>
    <message>
        <source>Replacing…</source>
        <translation>Reemplazando…</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message numerus="yes">
        <source>Report on {n} task</source>
        <comment>Report on {n} tasks</comment>
        <translation>
            <numerusform>Informe sobre {n} tarea</numerusform>
            <numerusform>Informe sobre {n} tareas</numerusform>
        </translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Informe…</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Restablecer todo</translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation>Reiniciar ahora</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Result missing</source>
        <translation>Falta el resultado</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Resume everything</source>
        <translation>Reanudar todo</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Conservación</translation>
    </message>
    <message>
        <source>Retry</source>
        <extracomment>task id</extracomment>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Retry all of these</source>
        <translation>Reintentar todas estas</translation>
    </message>
    <message>
        <source>Retry as…</source>
        <translation>Reintentar como…</translation>
    </message>
    <message>
        <source>Retry it if you want its result after all.</source>
        <translation>Reinténtela si quiere el resultado después de todo.</translation>
    </message>
    <message>
        <source>Retry what failed</source>
        <translation>Reintentar lo que falló</translation>
    </message>
    <message>
        <source>Romanian</source>
        <translation>Rumano</translation>
    </message>
    <message>
        <source>Running</source>
        <comment>an attempt</comment>
        <translation>En marcha</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>Ruso</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>Frecuencia de muestreo</translation>
    </message>
    <message>
        <source>Sanskrit</source>
        <translation>Sánscrito</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Save all the same</source>
        <translation>Guardar de todos modos</translation>
    </message>
    <message>
        <source>Save these options</source>
        <translation>Guardar estas opciones</translation>
    </message>
    <message>
        <source>Save these options…</source>
        <translation>Guardar estas opciones…</translation>
    </message>
    <message>
        <source>Save this search under the name</source>
        <translation>Guardar esta búsqueda con el nombre</translation>
    </message>
    <message>
        <source>Save this search…</source>
        <translation>Guardar esta búsqueda…</translation>
    </message>
    <message>
        <source>Saved progress</source>
        <translation>Progreso guardado</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <extracomment>to be searched for</extracomment>
        <translation>Búsquedas guardadas</translation>
    </message>
    <message>
        <source>Saving deletes {what} that are older than {days}</source>
        <translation>Al guardar se eliminan {what} con más de {days}</translation>
    </message>
    <message>
        <source>Saving deletes {what} that is older than {days}</source>
        <translation>Al guardar se elimina {what} con más de {days}</translation>
    </message>
    <message>
        <source>Saving restarts Earshot in its window. Tasks go on where they were.</source>
        <translation>Al guardar, Earshot se reinicia en su ventana. Las tareas siguen donde estaban.</translation>
    </message>
    <message>
        <source>Saving takes effect at once.</source>
        <translation>Al guardar, surte efecto de inmediato.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>Search all transcripts</source>
        <translation>Buscar en todas las transcripciones</translation>
    </message>
    <message>
        <source>Search all transcripts for “{words}”</source>
        <translation>Buscar «{words}» en todas las transcripciones</translation>
    </message>
    <message>
        <source>Search file names</source>
        <translation>Buscar nombres de archivo</translation>
    </message>
    <message>
        <source>Searching for audio…</source>
        <translation>Buscando audio…</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>Seconds for which a received task is a worker&apos;s own, until its length is known.</source>
        <translation>Segundos durante los que una tarea recibida es de un worker, hasta que se conoce su duración.</translation>
    </message>
    <message>
        <source>Seconds until the second attempt; doubles with each further one.</source>
        <translation>Segundos hasta el segundo intento; se duplica con cada uno más.</translation>
    </message>
    <message>
        <source>Select a task to read its transcript.</source>
        <translation>Seleccione una tarea para leer su transcripción.</translation>
    </message>
    <message>
        <source>Select all tasks</source>
        <translation>Seleccionar todas las tareas</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Anular la selección</translation>
    </message>
    <message>
        <source>Select nothing (Esc)</source>
        <extracomment>seen where there is no room for the reader beside the list</extracomment>
        <translation>Anular la selección (Esc)</translation>
    </message>
    <message>
        <source>Select one to read its transcript here.</source>
        <translation>Seleccione una para leer aquí su transcripción.</translation>
    </message>
    <message>
        <source>Serbian</source>
        <translation>Serbio</translation>
    </message>
    <message>
        <source>Service address</source>
        <translation>Dirección del servicio</translation>
    </message>
    <message>
        <source>Set by the environment variable {name}; it can only be changed there.</source>
        <translation>Lo fija la variable de entorno {name}; solo se puede cambiar allí.</translation>
    </message>
    <message>
        <source>Settings</source>
        <extracomment>the keys of what has changed in the file</extracomment>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation>Archivo de ajustes</translation>
    </message>
    <message>
        <source>Settings file (not there yet)</source>
        <translation>Archivo de ajustes (aún no existe)</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Ajustes…</translation>
    </message>
    <message>
        <source>Shona</source>
        <translation>Shona</translation>
    </message>
    <message>
        <source>Shortest, in seconds</source>
        <translation>Mínimo, en segundos</translation>
    </message>
    <message>
        <source>Should a worker fail or vanish, its tasks appear here by themselves.</source>
        <translation>Si un worker falla o desaparece, sus tareas aparecen aquí solas.</translation>
    </message>
    <message>
        <source>Show Earshot</source>
        <extracomment>of the latest message, by topic None: there are no more</extracomment>
        <translation>Mostrar Earshot</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Mostrar detalles</translation>
    </message>
    <message>
        <source>Show one kind of task, with its results</source>
        <translation>Mostrar un tipo de tarea, con sus resultados</translation>
    </message>
    <message>
        <source>Show only lines with</source>
        <translation>Mostrar solo líneas con</translation>
    </message>
    <message>
        <source>Show only lines with…</source>
        <translation>Mostrar solo líneas con…</translation>
    </message>
    <message>
        <source>Sign in with AWS IAM</source>
        <translation>Iniciar sesión con AWS IAM</translation>
    </message>
    <message>
        <source>Silent for {time}</source>
        <translation>En silencio desde hace {time}</translation>
    </message>
    <message>
        <source>Sindhi</source>
        <translation>Sindhi</translation>
    </message>
    <message>
        <source>Sinhala</source>
        <translation>Cingalés</translation>
    </message>
    <message>
        <source>Slovak</source>
        <translation>Eslovaco</translation>
    </message>
    <message>
        <source>Slovenian</source>
        <translation>Esloveno</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Más lento</translation>
    </message>
    <message>
        <source>Somali</source>
        <translation>Somalí</translation>
    </message>
    <message>
        <source>Something unforeseen went wrong ({name}). Try again; the log has the details.</source>
        <translation>Algo imprevisto salió mal ({name}). Inténtelo de nuevo; el registro tiene los detalles.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>Sound</source>
        <comment>on the bar</comment>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>Source file not readable</source>
        <translation>No se puede leer el archivo de origen</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Español</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>Hablantes</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>Speed: {speed}</source>
        <translation>Velocidad: {speed}</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Iniciar de nuevo</translation>
    </message>
    <message>
        <source>Starting</source>
        <comment>a worker</comment>
        <translation>Iniciando</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Status queue</source>
        <translation>Cola de estados</translation>
    </message>
    <message>
        <source>Status: {status}</source>
        <translation>Estado: {status}</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Quedarse</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>Dejar de vigilar</translation>
    </message>
    <message>
        <source>Stopped</source>
        <comment>a worker</comment>
        <translation>Detenido</translation>
    </message>
    <message numerus="yes">
        <source>Stopped: {n} task was not come to.</source>
        <comment>Stopped: {n} tasks were not come to.</comment>
        <translation>
            <numerusform>Detenido: {n} tarea quedó sin hacer.</numerusform>
            <numerusform>Detenido: {n} tareas quedaron sin hacer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping after the present file…</source>
        <translation>Se detendrá tras el archivo actual…</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Almacenamiento</translation>
    </message>
    <message>
        <source>Store unavailable</source>
        <translation>Almacenamiento no disponible</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Enviada</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Subtítulos</translation>
    </message>
    <message>
        <source>Subtitles (srt)</source>
        <translation>Subtítulos (srt)</translation>
    </message>
    <message>
        <source>Subtitles made for</source>
        <translation>Subtítulos hechos para</translation>
    </message>
    <message>
        <source>Such as convert,report: the others are left to other workers.</source>
        <translation>Como convert,report: los demás quedan para otros workers.</translation>
    </message>
    <message>
        <source>Such as eu-north-1.</source>
        <translation>Como eu-north-1.</translation>
    </message>
    <message>
        <source>Such as https://host:port, of another service that speaks S3&apos;s API.</source>
        <translation>Como https://host:port, de otro servicio que habla la API de S3.</translation>
    </message>
    <message>
        <source>Such as https://host:port, of another service that speaks SQS&apos;s API.</source>
        <translation>Como https://host:port, de otro servicio que habla la API de SQS.</translation>
    </message>
    <message>
        <source>Such as postgresql://user@host/name or sqlite:////folder/earshot.db.</source>
        <translation>Como postgresql://user@host/name o sqlite:////folder/earshot.db.</translation>
    </message>
    <message>
        <source>Such as {name}</source>
        <translation>Por ejemplo, {name}</translation>
    </message>
    <message>
        <source>Sundanese</source>
        <translation>Sundanés</translation>
    </message>
    <message>
        <source>Swahili</source>
        <translation>Suajili</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>Sueco</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>System error</source>
        <translation>Error del sistema</translation>
    </message>
    <message>
        <source>Table (csv)</source>
        <translation>Tabla (csv)</translation>
    </message>
    <message>
        <source>Tagalog</source>
        <translation>Tagalo</translation>
    </message>
    <message>
        <source>Tajik</source>
        <translation>Tayiko</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>Incorporados</translation>
    </message>
    <message>
        <source>Takes files in as</source>
        <translation>Incorpora archivos como</translation>
    </message>
    <message>
        <source>Tamil</source>
        <translation>Tamil</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tarea</translation>
    </message>
    <message>
        <source>Task</source>
        <comment>on the bar</comment>
        <translation>Tarea</translation>
    </message>
    <message>
        <source>Task queue</source>
        <translation>Cola de tareas</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>Tasks ahead</source>
        <translation>Tareas por adelantado</translation>
    </message>
    <message>
        <source>Tasks come and go here by themselves.</source>
        <translation>Las tareas llegan y se van de aquí solas.</translation>
    </message>
    <message>
        <source>Tasks that needed another attempt, and are completed or cancelled by now</source>
        <translation>Tareas que necesitaron otro intento y que ya están completadas o canceladas</translation>
    </message>
    <message>
        <source>Tasks wait until a worker runs.</source>
        <translation>Las tareas esperan hasta que funcione un worker.</translation>
    </message>
    <message>
        <source>Tatar</source>
        <translation>Tártaro</translation>
    </message>
    <message>
        <source>Tell me</source>
        <extracomment>all that can be chosen, which has no room here</extracomment>
        <translation>Avisarme</translation>
    </message>
    <message>
        <source>Tell me through the system</source>
        <translation>Avisarme mediante el sistema</translation>
    </message>
    <message>
        <source>Telugu</source>
        <translation>Telugu</translation>
    </message>
    <message>
        <source>Test the database</source>
        <translation>Probar la base de datos</translation>
    </message>
    <message>
        <source>Test the queues</source>
        <translation>Probar las colas</translation>
    </message>
    <message>
        <source>Test the storage</source>
        <translation>Probar el almacenamiento</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Probando…</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>Tailandés</translation>
    </message>
    <message>
        <source>The files were not all taken in. {fault}</source>
        <extracomment>IntakeProgress; None: all is read a lot is in the list</extracomment>
        <translation>No se incorporaron todos los archivos. {fault}</translation>
    </message>
    <message>
        <source>The first of them</source>
        <translation>El primero de ellos</translation>
    </message>
    <message>
        <source>The first {number} are shown. Replace in them, then find the rest.</source>
        <translation>Se muestran las primeras {number}. Reemplace en ellas y busque después las demás.</translation>
    </message>
    <message>
        <source>The folder is {path}</source>
        <translation>La carpeta es {path}</translation>
    </message>
    <message>
        <source>The latest is {task}</source>
        <translation>La última es {task}</translation>
    </message>
    <message>
        <source>The least important messages that are logged.</source>
        <translation>Los mensajes menos importantes que se registran.</translation>
    </message>
    <message>
        <source>The machine</source>
        <translation>La máquina</translation>
    </message>
    <message>
        <source>The name is taken.</source>
        <translation>El nombre ya está en uso.</translation>
    </message>
    <message>
        <source>The next worker resumes by itself.</source>
        <translation>El próximo worker continúa solo.</translation>
    </message>
    <message numerus="yes">
        <source>The recordings of {n} task are not in the store yet.</source>
        <comment>The recordings of {n} tasks are not in the store yet.</comment>
        <translation>
            <numerusform>La grabación de {n} tarea aún no está en el almacenamiento.</numerusform>
            <numerusform>Las grabaciones de {n} tareas aún no están en el almacenamiento.</numerusform>
        </translation>
    </message>
    <message>
        <source>The result appears here when a worker is done with it.</source>
        <translation>El resultado aparece aquí cuando un worker termina.</translation>
    </message>
    <message>
        <source>The result was deleted</source>
        <translation>El resultado se eliminó</translation>
    </message>
    <message>
        <source>The same recording as task {number}; the work is done once.</source>
        <translation>La misma grabación que la tarea {number}; el trabajo se hace una vez.</translation>
    </message>
    <message>
        <source>The settings are saved and in effect.</source>
        <translation>La configuración está guardada y en vigor.</translation>
    </message>
    <message>
        <source>The settings are saved and take effect at the next start: files are still being taken in.</source>
        <translation>Los ajustes están guardados y se aplicarán en el próximo inicio: aún se están incorporando archivos.</translation>
    </message>
    <message>
        <source>The settings are saved, but Earshot goes on with the earlier ones. {fault}</source>
        <translation>Los ajustes están guardados, pero Earshot sigue con los anteriores. {fault}</translation>
    </message>
    <message>
        <source>The tasks of “{batch}” come first now.</source>
        <translation>Las tareas de «{batch}» van ahora primero.</translation>
    </message>
    <message>
        <source>The tasks of “{batch}” come in their turn.</source>
        <translation>Las tareas de «{batch}» van en su turno.</translation>
    </message>
    <message>
        <source>The tasks of “{batch}” come last now.</source>
        <translation>Las tareas de «{batch}» van ahora al final.</translation>
    </message>
    <message>
        <source>The transcript appears here when a worker is done with it.</source>
        <translation>La transcripción aparece aquí cuando un worker termina.</translation>
    </message>
    <message>
        <source>The transcript can&apos;t be read</source>
        <translation>No se puede leer la transcripción</translation>
    </message>
    <message>
        <source>The transcripts can&apos;t be searched</source>
        <translation>No se puede buscar en las transcripciones</translation>
    </message>
    <message>
        <source>The worker&apos;s own model</source>
        <translation>El modelo del worker</translation>
    </message>
    <message numerus="yes">
        <source>The workers continue with {n} task without the window.</source>
        <comment>The workers continue with {n} tasks without the window.</comment>
        <translation>
            <numerusform>Los workers continúan con {n} tarea sin la ventana.</numerusform>
            <numerusform>Los workers continúan con {n} tareas sin la ventana.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The {n} selected task</source>
        <comment>The {n} selected tasks</comment>
        <translation>
            <numerusform>La {n} tarea seleccionada</numerusform>
            <numerusform>Las {n} tareas seleccionadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>There is no such setting. Take it out of the file.</source>
        <translation>No existe ese ajuste. Quítelo del archivo.</translation>
    </message>
    <message>
        <source>There is nothing in this log yet.</source>
        <translation>Aún no hay nada en este registro.</translation>
    </message>
    <message>
        <source>This can&apos;t be undone.</source>
        <translation>Esto no se puede deshacer.</translation>
    </message>
    <message>
        <source>This computer</source>
        <extracomment>key, such as &quot;queue.task&quot;: what was typed or chosen; None: nothing, so the default such as &quot;queue.task&quot; None: it has none what holds then names and values; none: any text of the environment, which sets it: then it can&apos;t be changed here the name of its test; none: there is nothing to test whether the file is None: a fault key: what is wrong with its value, as a sentence; &quot;&quot;: with something else</extracomment>
        <translation>Este equipo</translation>
    </message>
    <message>
        <source>This computer&apos;s worker has stopped. {why}</source>
        <translation>El worker de este equipo se ha detenido. {why}</translation>
    </message>
    <message>
        <source>This computer&apos;s worker: idle</source>
        <translation>Worker de este equipo: inactivo</translation>
    </message>
    <message>
        <source>This computer&apos;s worker: loading the model</source>
        <translation>Worker de este equipo: cargando el modelo</translation>
    </message>
    <message>
        <source>This computer&apos;s worker: starting</source>
        <translation>Worker de este equipo: iniciando</translation>
    </message>
    <message>
        <source>This computer&apos;s worker: stopped</source>
        <translation>Worker de este equipo: detenido</translation>
    </message>
    <message>
        <source>This computer&apos;s worker: working</source>
        <translation>Worker de este equipo: trabajando</translation>
    </message>
    <message>
        <source>This computer: idle</source>
        <translation>Este equipo: inactivo</translation>
    </message>
    <message>
        <source>This computer: loading the model</source>
        <translation>Este equipo: cargando el modelo</translation>
    </message>
    <message>
        <source>This computer: starting</source>
        <translation>Este equipo: iniciando</translation>
    </message>
    <message>
        <source>This computer: stopped</source>
        <translation>Este equipo: detenido</translation>
    </message>
    <message>
        <source>This computer: working</source>
        <translation>Este equipo: trabajando</translation>
    </message>
    <message>
        <source>This is done on {host}, which handed them in.</source>
        <translation>Esto se hace en {host}, desde donde se entregaron.</translation>
    </message>
    <message>
        <source>This is the machine&apos;s text, to be read. What is another one in yours is marked.</source>
        <extracomment>what is shown is to be loaded anew the Transcript that is shown now instead: another version, or again the one that counts as it was heard of last where the machine&apos;s text lies that is known here None: nothing is open</extracomment>
        <translation>Este es el texto de la máquina, solo para leer. Lo que es distinto en el suyo está marcado.</translation>
    </message>
    <message>
        <source>This must be a number.</source>
        <translation>Debe ser un número.</translation>
    </message>
    <message>
        <source>This must be a whole number.</source>
        <translation>Debe ser un número entero.</translation>
    </message>
    <message>
        <source>This must be at least {ge:g}.</source>
        <translation>Debe ser como mínimo {ge:g}.</translation>
    </message>
    <message>
        <source>This must be at most {le:g}.</source>
        <translation>Debe ser como máximo {le:g}.</translation>
    </message>
    <message>
        <source>This must be more than {gt:g}.</source>
        <translation>Debe ser mayor que {gt:g}.</translation>
    </message>
    <message>
        <source>This recording can&apos;t be played: {fault}.</source>
        <extracomment>a sentence where to go once that is possible the last place to which it went: nothing moves until something else is told how often that is still under way</extracomment>
        <translation>Esta grabación no se puede reproducir: {fault}.</translation>
    </message>
    <message>
        <source>This system has no keyring: it is kept in the settings file, which only you can read.</source>
        <translation>Este sistema no tiene llavero: se guarda en el archivo de ajustes, que solo usted puede leer.</translation>
    </message>
    <message>
        <source>This task failed</source>
        <translation>Esta tarea falló</translation>
    </message>
    <message>
        <source>This task was cancelled</source>
        <translation>Esta tarea se canceló</translation>
    </message>
    <message>
        <source>This was typed, and is not saved. What is another one in the present text is marked.</source>
        <translation>Esto se escribió y no está guardado. Lo que difiere del texto actual está marcado.</translation>
    </message>
    <message>
        <source>Threads on a CPU</source>
        <translation>Hilos en una CPU</translation>
    </message>
    <message>
        <source>Tibetan</source>
        <translation>Tibetano</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Tiempo restante</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Tiempos</translation>
    </message>
    <message>
        <source>Times, speakers, subtitles…</source>
        <translation>Tiempos, hablantes, subtítulos…</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Title, such as: Interviews in March</source>
        <translation>Título, como: Entrevistas de marzo</translation>
    </message>
    <message>
        <source>To PostgreSQL on RDS, instead of a password.</source>
        <translation>En PostgreSQL de RDS, en lugar de una contraseña.</translation>
    </message>
    <message>
        <source>To be cancelled</source>
        <translation>Se cancelará</translation>
    </message>
    <message>
        <source>To be deleted now: {what}.</source>
        <translation>Por eliminar ahora: {what}.</translation>
    </message>
    <message>
        <source>To be removed</source>
        <translation>Se quitará</translation>
    </message>
    <message>
        <source>To be retried</source>
        <translation>Se reintentará</translation>
    </message>
    <message>
        <source>To be retried</source>
        <comment>an attempt</comment>
        <translation>Se reintentará</translation>
    </message>
    <message>
        <source>Too many attempts</source>
        <translation>Demasiados intentos</translation>
    </message>
    <message>
        <source>Transcribe</source>
        <translation>Transcribir</translation>
    </message>
    <message numerus="yes">
        <source>Transcribe {n} task anew. What is not changed stays as it was.</source>
        <comment>Transcribe {n} tasks anew. What is not changed stays as it was.</comment>
        <translation>
            <numerusform>Transcribir de nuevo {n} tarea. Lo que no se cambia queda como estaba.</numerusform>
            <numerusform>Transcribir de nuevo {n} tareas. Lo que no se cambia queda como estaba.</numerusform>
        </translation>
    </message>
    <message>
        <source>Transcript</source>
        <extracomment>a person wants to hear the recording from there on; seconds a person wants to say who speaks the line with that number</extracomment>
        <translation>Transcripción</translation>
    </message>
    <message>
        <source>Transcript missing</source>
        <translation>Falta la transcripción</translation>
    </message>
    <message>
        <source>Transcripts</source>
        <translation>Transcripciones</translation>
    </message>
    <message>
        <source>Transcripts in which it is replaced</source>
        <translation>Transcripciones en las que se reemplaza</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>Traducir</translation>
    </message>
    <message>
        <source>Translate into English</source>
        <translation>Traducir al inglés</translation>
    </message>
    <message>
        <source>True peak</source>
        <translation>Pico real</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Try the sample recordings</source>
        <translation>Probar las grabaciones de muestra</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>Turco</translation>
    </message>
    <message>
        <source>Turkmen</source>
        <translation>Turcomano</translation>
    </message>
    <message>
        <source>Type of numbers</source>
        <translation>Tipo de números</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>Ucraniano</translation>
    </message>
    <message>
        <source>Underline unsure words</source>
        <translation>Subrayar palabras dudosas</translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>to be opened there: more may be added by the person, or by what the person undid the text follows the transcript, not the other way round</extracomment>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Undo the last edit</source>
        <translation>Deshacer el último cambio</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>Deshacer: {what}</translation>
    </message>
    <message>
        <source>Unexpected error</source>
        <translation>Error inesperado</translation>
    </message>
    <message>
        <source>Unknown task</source>
        <translation>Tarea desconocida</translation>
    </message>
    <message>
        <source>Up to {most} tasks at once. Export… takes any number.</source>
        <translation>Hasta {most} tareas a la vez. Exportar… admite cualquier cantidad.</translation>
    </message>
    <message>
        <source>Urdu</source>
        <translation>Urdu</translation>
    </message>
    <message>
        <source>Use no keys</source>
        <translation>No usar teclas</translation>
    </message>
    <message>
        <source>Use these keys</source>
        <translation>Usar estas teclas</translation>
    </message>
    <message>
        <source>Use this text</source>
        <translation>Usar este texto</translation>
    </message>
    <message>
        <source>Usual speed</source>
        <translation>Velocidad normal</translation>
    </message>
    <message>
        <source>Usual subtitles</source>
        <translation>Subtítulos habituales</translation>
    </message>
    <message>
        <source>Uzbek</source>
        <translation>Uzbeko</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Versions of the transcript</source>
        <extracomment>a Revision</extracomment>
        <translation>Versiones de la transcripción</translation>
    </message>
    <message>
        <source>Versions…</source>
        <translation>Versiones…</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Vietnamita</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>View</source>
        <comment>on the bar</comment>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Vocabulary lists</source>
        <extracomment>a name, in all transcripts
----------
as they are typed, by the lists&apos; names</extracomment>
        <translation>Listas de vocabulario</translation>
    </message>
    <message>
        <source>Vocabulary lists…</source>
        <translation>Listas de vocabulario…</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Waiting for a worker</source>
        <translation>Esperando a un worker</translation>
    </message>
    <message>
        <source>Waiting for another attempt</source>
        <translation>Esperando otro intento</translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>a setting</comment>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>Vigilar una carpeta…</translation>
    </message>
    <message>
        <source>Watched folders</source>
        <translation>Carpetas vigiladas</translation>
    </message>
    <message>
        <source>Watched folders…</source>
        <translation>Carpetas vigiladas…</translation>
    </message>
    <message>
        <source>Web subtitles (vtt)</source>
        <translation>Subtítulos web (vtt)</translation>
    </message>
    <message>
        <source>Welsh</source>
        <translation>Galés</translation>
    </message>
    <message>
        <source>What can be done with this batch</source>
        <translation>Qué se puede hacer con este lote</translation>
    </message>
    <message>
        <source>What comes into these folders is taken in by itself, once it is complete, while Earshot runs here.</source>
        <translation>Lo que llega a estas carpetas se incorpora solo, en cuanto está completo, mientras Earshot funcione aquí.</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>¿Qué desea hacer?</translation>
    </message>
    <message>
        <source>What happens when “{batch}” is done is changed.</source>
        <translation>Se ha cambiado lo que ocurre cuando «{batch}» termina.</translation>
    </message>
    <message numerus="yes">
        <source>What it has now is deleted. Export it first if you want to keep it.</source>
        <comment>What they have now is deleted. Export it first if you want to keep it.</comment>
        <translation>
            <numerusform>Lo que tiene ahora se elimina. Expórtelo antes si quiere conservarlo.</numerusform>
            <numerusform>Lo que tienen ahora se elimina. Expórtelo antes si quiere conservarlo.</numerusform>
        </translation>
    </message>
    <message>
        <source>What saving deletes can&apos;t be counted: {fault}</source>
        <translation>No se puede contar lo que se elimina al guardar: {fault}</translation>
    </message>
    <message>
        <source>What the model runs on.</source>
        <translation>En qué se ejecuta el modelo.</translation>
    </message>
    <message>
        <source>What to do with the recordings</source>
        <translation>Qué hacer con las grabaciones</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Lo que se ha encontrado</translation>
    </message>
    <message>
        <source>What was left out</source>
        <translation>Lo que se omitió</translation>
    </message>
    <message>
        <source>What was typed into {names} and could not be saved then is saved now.</source>
        <translation>Lo que se escribió en {names} y entonces no se pudo guardar está guardado ahora.</translation>
    </message>
    <message>
        <source>What was typed into {names} is not saved, for the transcript was edited since. Open it to choose.</source>
        <translation>Lo que se escribió en {names} no está guardado, pues la transcripción se editó después. Ábrala para elegir.</translation>
    </message>
    <message>
        <source>What you typed can&apos;t be saved at present, and would be lost. Copy it first.</source>
        <translation>Lo que ha escrito no se puede guardar por ahora y se perdería. Cópielo antes.</translation>
    </message>
    <message>
        <source>What you typed here at {time} was not saved, and this text has been edited since. Nothing is lost.</source>
        <translation>Lo que escribió aquí a las {time} no se guardó, y este texto se ha editado desde entonces. No se ha perdido nada.</translation>
    </message>
    <message numerus="yes">
        <source>What you typed into {n} transcript can&apos;t be saved at present. This computer keeps it, and saves it when Earshot is started again.</source>
        <comment>What you typed into {n} transcripts can&apos;t be saved at present. This computer keeps it, and saves it when Earshot is started again.</comment>
        <translation>
            <numerusform>Lo que ha escrito en {n} transcripción no se puede guardar por ahora. Este equipo lo conserva y lo guarda cuando Earshot se inicie de nuevo.</numerusform>
            <numerusform>Lo que ha escrito en {n} transcripciones no se puede guardar por ahora. Este equipo lo conserva y lo guarda cuando Earshot se inicie de nuevo.</numerusform>
        </translation>
    </message>
    <message>
        <source>When all of them are done</source>
        <extracomment>WhenDone, as it is closed with Apply</extracomment>
        <translation>Cuando estén todas terminadas</translation>
    </message>
    <message>
        <source>When it is done…</source>
        <translation>Cuando termine…</translation>
    </message>
    <message>
        <source>When the computer that orchestrates deletes what nothing needs any more.</source>
        <translation>Cuándo el ordenador que coordina elimina lo que ya nada necesita.</translation>
    </message>
    <message>
        <source>Where Earshot keeps its own files, and what it does.</source>
        <translation>Dónde guarda Earshot sus propios archivos y qué hace.</translation>
    </message>
    <message>
        <source>Where recordings and transcripts are kept.</source>
        <translation>Dónde se guardan grabaciones y transcripciones.</translation>
    </message>
    <message>
        <source>Where the tasks are kept.</source>
        <translation>Dónde se guardan las tareas.</translation>
    </message>
    <message>
        <source>Whether a task may name a folder of this machine as its model.</source>
        <translation>Si una tarea puede indicar una carpeta de esta máquina como modelo.</translation>
    </message>
    <message>
        <source>Whether the password is kept there instead of in the address.</source>
        <translation>Si la contraseña se guarda allí en lugar de en la dirección.</translation>
    </message>
    <message>
        <source>Whether to leave in time when EC2 takes the machine back. Automatic: on EC2.</source>
        <translation>Si se debe parar a tiempo cuando EC2 recupera la máquina. Automático: en EC2.</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Cuáles</translation>
    </message>
    <message>
        <source>Who speaks in this line?</source>
        <translation>¿Quién habla en esta línea?</translation>
    </message>
    <message numerus="yes">
        <source>Who speaks in {n} line?</source>
        <comment>Who speaks in {n} lines?</comment>
        <translation>
            <numerusform>¿Quién habla en {n} línea?</numerusform>
            <numerusform>¿Quién habla en {n} líneas?</numerusform>
        </translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Will be kept in {path}</source>
        <translation>Se guardará en {path}</translation>
    </message>
    <message>
        <source>Word document (docx)</source>
        <translation>Documento de Word (docx)</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Palabras</translation>
    </message>
    <message>
        <source>Work on this computer</source>
        <translation>Trabajar en este equipo</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Worker hung</source>
        <translation>El worker se bloqueó</translation>
    </message>
    <message>
        <source>Worker killed</source>
        <translation>El worker fue terminado</translation>
    </message>
    <message>
        <source>Worker left</source>
        <translation>El worker se retiró</translation>
    </message>
    <message>
        <source>Worker lost</source>
        <translation>Worker perdido</translation>
    </message>
    <message>
        <source>Worker lost</source>
        <comment>an attempt</comment>
        <translation>Worker perdido</translation>
    </message>
    <message>
        <source>Workers</source>
        <extracomment>workers that there are</extracomment>
        <translation>Workers</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Working</source>
        <comment>a worker</comment>
        <translation>Trabajando</translation>
    </message>
    <message>
        <source>Working on</source>
        <translation>Tarea</translation>
    </message>
    <message>
        <source>Write over it</source>
        <translation>Sobrescribirlo</translation>
    </message>
    <message>
        <source>Writing the files…</source>
        <translation>Escribiendo los archivos…</translation>
    </message>
    <message>
        <source>Writing the files… {done} of {total}</source>
        <translation>Escribiendo los archivos… {done} de {total}</translation>
    </message>
    <message>
        <source>Yes</source>
        <comment>a setting</comment>
        <translation>Sí</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>Yiddish</source>
        <translation>Yidis</translation>
    </message>
    <message>
        <source>Yoruba</source>
        <translation>Yoruba</translation>
    </message>
    <message>
        <source>a file: {home}/earshot.db</source>
        <translation>un archivo: {home}/earshot.db</translation>
    </message>
    <message>
        <source>a file: {home}/queue.db</source>
        <translation>un archivo: {home}/queue.db</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>quedan unos {time}</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todos</translation>
    </message>
    <message>
        <source>and again whenever one is edited</source>
        <translation>y de nuevo cada vez que se edite una</translation>
    </message>
    <message>
        <source>any moment</source>
        <translation>en cualquier momento</translation>
    </message>
    <message>
        <source>base on a CPU, else large-v3-turbo</source>
        <translation>base en una CPU; si no, large-v3-turbo</translation>
    </message>
    <message numerus="yes">
        <source>cancel {n} task</source>
        <comment>cancel {n} tasks</comment>
        <translation>
            <numerusform>cancelar {n} tarea</numerusform>
            <numerusform>cancelar {n} tareas</numerusform>
        </translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modificadas</translation>
    </message>
    <message>
        <source>connected</source>
        <extracomment>the faults, as sentences</extracomment>
        <translation>conectado</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>conectando…</translation>
    </message>
    <message>
        <source>dd MMM</source>
        <comment>day and month, in Qt&apos;s letters: 05 Mar</comment>
        <extracomment>as their speakers call them</extracomment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>done about {time}</source>
        <translation>listo hacia las {time}</translation>
    </message>
    <message>
        <source>done between {soonest} and {latest}</source>
        <translation>listo entre {soonest} y {latest}</translation>
    </message>
    <message>
        <source>everything is paused</source>
        <translation>todo está en pausa</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>para siempre</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>in {time}</source>
        <translation>en {time}</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
    <message>
        <source>language detected</source>
        <translation>idioma detectado</translation>
    </message>
    <message>
        <source>lease ends {when}</source>
        <extracomment>of each attempt where the lease of each ends; None: nobody holds one parts that lasted longer than they look</extracomment>
        <translation>la reserva termina {when}</translation>
    </message>
    <message>
        <source>lease has ended</source>
        <translation>la reserva ha terminado</translation>
    </message>
    <message>
        <source>model {name}</source>
        <translation>modelo {name}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no password</comment>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no keys</comment>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>sin conexión</translation>
    </message>
    <message>
        <source>not now</source>
        <translation>ahora no</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>only with the queue on this computer</source>
        <translation>solo con la cola en este equipo</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pausa</translation>
    </message>
    <message>
        <source>paused: {kinds}</source>
        <translation>en pausa: {kinds}</translation>
    </message>
    <message numerus="yes">
        <source>remove {n} task</source>
        <comment>remove {n} tasks</comment>
        <translation>
            <numerusform>quitar {n} tarea</numerusform>
            <numerusform>quitar {n} tareas</numerusform>
        </translation>
    </message>
    <message>
        <source>resumed from {time}</source>
        <translation>reanudado desde {time}</translation>
    </message>
    <message>
        <source>retried after {duration}</source>
        <translation>repetida al cabo de {duration}</translation>
    </message>
    <message numerus="yes">
        <source>retry {n} task</source>
        <comment>retry {n} tasks</comment>
        <translation>
            <numerusform>reintentar {n} tarea</numerusform>
            <numerusform>reintentar {n} tareas</numerusform>
        </translation>
    </message>
    <message>
        <source>same recording as task {number}, waits for its transcript</source>
        <translation>misma grabación que la tarea {number}, espera su transcripción</translation>
    </message>
    <message>
        <source>silent for {time} · next delivery {when}</source>
        <translation>en silencio desde hace {time} · próxima entrega {when}</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>alguien</translation>
    </message>
    <message>
        <source>the system&apos;s cache folder</source>
        <translation>la carpeta de caché del sistema</translation>
    </message>
    <message>
        <source>then exported</source>
        <translation>después, exportar</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>este equipo</translation>
    </message>
    <message>
        <source>translated</source>
        <translation>traducido</translation>
    </message>
    <message>
        <source>waited {duration}</source>
        <translation>esperó {duration}</translation>
    </message>
    <message>
        <source>what AWS&apos;s own files and variables say</source>
        <translation>lo que digan los archivos y variables de AWS</translation>
    </message>
    <message>
        <source>what suits the device</source>
        <translation>lo que convenga al dispositivo</translation>
    </message>
    <message>
        <source>words</source>
        <translation>palabras</translation>
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
        <translation>{done} completadas, {failed} fallidas.</translation>
    </message>
    <message>
        <source>{fault}. Mend that and try again.</source>
        <translation>{fault}. Corríjalo e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>{files}. Export… writes what is selected.</source>
        <translation>{files}. «Exportar…» escribe lo seleccionado.</translation>
    </message>
    <message>
        <source>{group}, something is wrong</source>
        <translation>{group}, algo está mal</translation>
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
        <translation>{keys} pertenece a «{action}». Asígnele antes otras teclas.</translation>
    </message>
    <message>
        <source>{keys} is needed to copy and paste text. Choose other keys.</source>
        <translation>{keys} se necesita para copiar y pegar texto. Elija otras teclas.</translation>
    </message>
    <message>
        <source>{keys} is needed to move in the window. Choose it together with Ctrl or Alt.</source>
        <translation>{keys} se necesita para moverse por la ventana. Elíjala junto con Ctrl o Alt.</translation>
    </message>
    <message>
        <source>{keys} opens the menu {menu}. Choose other keys.</source>
        <translation>{keys} abre el menú {menu}. Elija otras teclas.</translation>
    </message>
    <message>
        <source>{lease}; {time} was the time for the next delivery</source>
        <translation>{lease}; la próxima entrega correspondía a las {time}</translation>
    </message>
    <message>
        <source>{lease}; {time} would be the next delivery</source>
        <translation>{lease}; la próxima entrega sería a las {time}</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{names} and {number} more</source>
        <translation>{names} y {number} más</translation>
    </message>
    <message>
        <source>{name} can&apos;t be used: {why}</source>
        <translation>{name} no se puede usar: {why}</translation>
    </message>
    <message>
        <source>{name} is task {number}. When it is completed, export it.</source>
        <extracomment>tasks, as the person wished</extracomment>
        <translation>{name} es la tarea {number}. Cuando esté completada, expórtela.</translation>
    </message>
    <message>
        <source>{name} – is task {number} already.</source>
        <translation>{name}: ya es la tarea {number}.</translation>
    </message>
    <message>
        <source>{name}, handed in by {person}</source>
        <translation>{name}, enviado por {person}</translation>
    </message>
    <message>
        <source>{number} (retry {retry})</source>
        <translation>{number} (reintento {retry})</translation>
    </message>
    <message>
        <source>{number} and more</source>
        <translation>{number} y más</translation>
    </message>
    <message>
        <source>{number} audio-hours per hour</source>
        <translation>{number} horas de audio/h</translation>
    </message>
    <message>
        <source>{number} audio-hours per hour now</source>
        <translation>ahora {number} horas de audio por hora</translation>
    </message>
    <message>
        <source>{number} audio-hours/h</source>
        <translation>{number} horas de audio/h</translation>
    </message>
    <message>
        <source>{number} completed.</source>
        <translation>{number} completadas.</translation>
    </message>
    <message>
        <source>{number} of them paused</source>
        <translation>{number} de ellas en pausa</translation>
    </message>
    <message>
        <source>{number} of them to be uploaded</source>
        <translation>{number} de ellas por subir</translation>
    </message>
    <message>
        <source>{number} on the queue</source>
        <translation>{number} en la cola</translation>
    </message>
    <message>
        <source>{number} paused</source>
        <translation>{number} en pausa</translation>
    </message>
    <message>
        <source>{number} silent, next delivery {when}</source>
        <translation>{number} en silencio, próxima entrega {when}</translation>
    </message>
    <message>
        <source>{number} waiting here</source>
        <translation>{number} esperan aquí</translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation>{number}&#xa0;%</translation>
    </message>
    <message numerus="yes">
        <source>{n} day</source>
        <comment>{n} days</comment>
        <translation>
            <numerusform>{n} día</numerusform>
            <numerusform>{n} días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file</source>
        <comment>{n} files</comment>
        <translation>
            <numerusform>{n} archivo</numerusform>
            <numerusform>{n} archivos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file can&apos;t be used.</source>
        <comment>{n} files can&apos;t be used.</comment>
        <translation>
            <numerusform>{n} archivo no se puede usar.</numerusform>
            <numerusform>{n} archivos no se pueden usar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file left out, last {what}</source>
        <comment>{n} files left out, last {what}</comment>
        <translation>
            <numerusform>{n} archivo omitido, el último {what}</numerusform>
            <numerusform>{n} archivos omitidos, el último {what}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file taken in, the last one {when}: {name}</source>
        <comment>{n} files taken in, the last one {when}: {name}</comment>
        <translation>
            <numerusform>{n} archivo incorporado, el último {when}: {name}</numerusform>
            <numerusform>{n} archivos incorporados, el último {when}: {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file taken in.</source>
        <comment>{n} files taken in.</comment>
        <translation>
            <numerusform>{n} archivo incorporado.</numerusform>
            <numerusform>{n} archivos incorporados.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file was in the list already.</source>
        <comment>{n} files were in the list already.</comment>
        <translation>
            <numerusform>{n} archivo ya estaba en la lista.</numerusform>
            <numerusform>{n} archivos ya estaban en la lista.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file was there already and stays as it is.</source>
        <comment>{n} files were there already and stay as they are.</comment>
        <translation>
            <numerusform>{n} archivo ya existía y se queda como está.</numerusform>
            <numerusform>{n} archivos ya existían y se quedan como están.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file was there already, unchanged.</source>
        <comment>{n} files were there already, unchanged.</comment>
        <translation>
            <numerusform>{n} archivo ya estaba, sin cambios.</numerusform>
            <numerusform>{n} archivos ya estaban, sin cambios.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file was written over.</source>
        <comment>{n} files were written over.</comment>
        <translation>
            <numerusform>Se sobrescribió {n} archivo.</numerusform>
            <numerusform>Se sobrescribieron {n} archivos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file written.</source>
        <comment>{n} files written.</comment>
        <translation>
            <numerusform>{n} archivo escrito.</numerusform>
            <numerusform>{n} archivos escritos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} finished task</source>
        <comment>{n} finished tasks</comment>
        <translation>
            <numerusform>{n} tarea terminada</numerusform>
            <numerusform>{n} tareas terminadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} got a number, because there is another file of its name: {names}.</source>
        <comment>{n} got a number, because there are other files of their names: {names}.</comment>
        <translation>
            <numerusform>{n} recibió un número porque hay otro archivo con su nombre: {names}.</numerusform>
            <numerusform>{n} recibieron un número porque hay otros archivos con sus nombres: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} is faster than can be read</source>
        <comment>{n} are faster than can be read</comment>
        <translation>
            <numerusform>{n} es más rápido de lo que se puede leer</numerusform>
            <numerusform>{n} son más rápidos de lo que se puede leer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} is followed too soon</source>
        <comment>{n} are followed too soon</comment>
        <translation>
            <numerusform>a {n} le sigue otro demasiado pronto</numerusform>
            <numerusform>a {n} les sigue otro demasiado pronto</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} is too long</source>
        <comment>{n} are too long</comment>
        <translation>
            <numerusform>{n} es demasiado largo</numerusform>
            <numerusform>{n} son demasiado largos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} is too short</source>
        <comment>{n} are too short</comment>
        <translation>
            <numerusform>{n} es demasiado corto</numerusform>
            <numerusform>{n} son demasiado cortos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} is too wide</source>
        <comment>{n} are too wide</comment>
        <translation>
            <numerusform>{n} es demasiado ancho</numerusform>
            <numerusform>{n} son demasiado anchos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} line, the newest last</source>
        <comment>{n} lines, the newest last</comment>
        <translation>
            <numerusform>{n} línea, la más reciente al final</numerusform>
            <numerusform>{n} líneas, la más reciente al final</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} name</source>
        <comment>{n} names</comment>
        <translation>
            <numerusform>{n} nombre</numerusform>
            <numerusform>{n} nombres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} new result – show it</source>
        <comment>{n} new results – show them</comment>
        <extracomment>what is new is in the list now what was in the list already is another not shown yet; by the task&apos;s id the list is being changed: what is chosen in it was not chosen by the person</extracomment>
        <translation>
            <numerusform>{n} resultado nuevo: mostrarlo</numerusform>
            <numerusform>{n} resultados nuevos: mostrarlos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} note of a removed task</source>
        <comment>{n} notes of removed tasks</comment>
        <translation>
            <numerusform>{n} nota de una tarea quitada</numerusform>
            <numerusform>{n} notas de tareas quitadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} older transcript can&apos;t be searched yet: Earshot is taking it in.</source>
        <comment>{n} older transcripts can&apos;t be searched yet: Earshot is taking them in.</comment>
        <translation>
            <numerusform>Aún no se puede buscar en {n} transcripción antigua: Earshot la está incorporando.</numerusform>
            <numerusform>Aún no se puede buscar en {n} transcripciones antiguas: Earshot las está incorporando.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} place</source>
        <comment>{n} places</comment>
        <translation>
            <numerusform>{n} resultado</numerusform>
            <numerusform>{n} resultados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} place replaced</source>
        <comment>{n} places replaced</comment>
        <translation>
            <numerusform>{n} lugar reemplazado</numerusform>
            <numerusform>{n} lugares reemplazados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} recording</source>
        <comment>{n} recordings</comment>
        <translation>
            <numerusform>{n} grabación</numerusform>
            <numerusform>{n} grabaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} selected</source>
        <comment>{n} selected</comment>
        <translation>
            <numerusform>{n} seleccionada</numerusform>
            <numerusform>{n} seleccionadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} subtitle</source>
        <comment>{n} subtitles</comment>
        <translation>
            <numerusform>{n} subtítulo</numerusform>
            <numerusform>{n} subtítulos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} subtitle, within all limits.</source>
        <comment>{n} subtitles, all within all limits.</comment>
        <translation>
            <numerusform>{n} subtítulo, dentro de todos los límites.</numerusform>
            <numerusform>{n} subtítulos, todos dentro de los límites.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task</source>
        <comment>{n} tasks</comment>
        <translation>
            <numerusform>{n} tarea</numerusform>
            <numerusform>{n} tareas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task cancelled.</source>
        <comment>{n} tasks cancelled.</comment>
        <translation>
            <numerusform>{n} tarea cancelada.</numerusform>
            <numerusform>{n} tareas canceladas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task comes first now.</source>
        <comment>{n} tasks come first now.</comment>
        <translation>
            <numerusform>{n} tarea va ahora primero.</numerusform>
            <numerusform>{n} tareas van ahora primero.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task comes in its turn.</source>
        <comment>{n} tasks come in their turn.</comment>
        <translation>
            <numerusform>{n} tarea va en su turno.</numerusform>
            <numerusform>{n} tareas van en su turno.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task comes last now.</source>
        <comment>{n} tasks come last now.</comment>
        <translation>
            <numerusform>{n} tarea va ahora al final.</numerusform>
            <numerusform>{n} tareas van ahora al final.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task failed</source>
        <comment>{n} tasks failed</comment>
        <translation>
            <numerusform>{n} tarea fallida</numerusform>
            <numerusform>{n} tareas fallidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task is not done. This computer&apos;s worker stops with the window, and resumes where it was when Earshot is started again.</source>
        <comment>{n} tasks are not done. This computer&apos;s worker stops with the window, and resumes where it was when Earshot is started again.</comment>
        <extracomment>put everything on the queue first the sentence, whether something can be handed over</extracomment>
        <translation>
            <numerusform>{n} tarea no está terminada. El worker de este equipo se detiene con la ventana y continúa donde estaba cuando Earshot se inicia de nuevo.</numerusform>
            <numerusform>{n} tareas no están terminadas. El worker de este equipo se detiene con la ventana y continúa donde estaba cuando Earshot se inicia de nuevo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task left as it is.</source>
        <comment>{n} tasks left as they are.</comment>
        <translation>
            <numerusform>{n} tarea queda como está.</numerusform>
            <numerusform>{n} tareas quedan como están.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task left out.</source>
        <comment>{n} tasks left out.</comment>
        <translation>
            <numerusform>{n} tarea omitida.</numerusform>
            <numerusform>{n} tareas omitidas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task left out:</source>
        <comment>{n} tasks left out:</comment>
        <translation>
            <numerusform>{n} tarea omitida:</numerusform>
            <numerusform>{n} tareas omitidas:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task more wait here until an orchestrator runs again, or are handed over now.</source>
        <comment>{n} tasks more wait here until an orchestrator runs again, or are handed over now.</comment>
        <translation>
            <numerusform>{n} tarea más espera aquí hasta que vuelva a funcionar un orquestador, o se entrega ahora.</numerusform>
            <numerusform>{n} tareas más esperan aquí hasta que vuelva a funcionar un orquestador, o se entregan ahora.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task removed.</source>
        <comment>{n} tasks removed.</comment>
        <translation>
            <numerusform>{n} tarea quitada.</numerusform>
            <numerusform>{n} tareas quitadas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task retried.</source>
        <comment>{n} tasks retried.</comment>
        <translation>
            <numerusform>{n} tarea reintentada.</numerusform>
            <numerusform>{n} tareas reintentadas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task waiting</source>
        <comment>{n} tasks waiting</comment>
        <translation>
            <numerusform>{n} tarea en espera</numerusform>
            <numerusform>{n} tareas en espera</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task waiting for a worker</source>
        <comment>{n} tasks waiting for a worker</comment>
        <translation>
            <numerusform>{n} tarea espera a un worker</numerusform>
            <numerusform>{n} tareas esperan a un worker</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task will be cancelled.</source>
        <comment>{n} tasks will be cancelled.</comment>
        <translation>
            <numerusform>{n} tarea se cancelará.</numerusform>
            <numerusform>{n} tareas se cancelarán.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task will be removed.</source>
        <comment>{n} tasks will be removed.</comment>
        <translation>
            <numerusform>{n} tarea se quitará.</numerusform>
            <numerusform>{n} tareas se quitarán.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task will be retried.</source>
        <comment>{n} tasks will be retried.</comment>
        <translation>
            <numerusform>{n} tarea se reintentará.</numerusform>
            <numerusform>{n} tareas se reintentarán.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} transcript</source>
        <comment>{n} transcripts</comment>
        <translation>
            <numerusform>{n} transcripción</numerusform>
            <numerusform>{n} transcripciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} transcript copied.</source>
        <comment>{n} transcripts copied.</comment>
        <translation>
            <numerusform>{n} transcripción copiada.</numerusform>
            <numerusform>{n} transcripciones copiadas.</numerusform>
        </translation>
    </message>
    <message>
        <source>{percent} done by {worker}, which is {state}</source>
        <translation>{percent} hecho por {worker}: {state}</translation>
    </message>
    <message>
        <source>{person} saved this transcript at {time}, while you were editing it. Nothing is overwritten.</source>
        <translation>{person} guardó esta transcripción a las {time}, mientras usted la editaba. No se sobrescribe nada.</translation>
    </message>
    <message>
        <source>{place} of {total}</source>
        <translation>{place} de {total}</translation>
    </message>
    <message numerus="yes">
        <source>{running} running on {n} worker</source>
        <comment>{running} running on {n} workers</comment>
        <translation>
            <numerusform>{running} en curso en {n} worker</numerusform>
            <numerusform>{running} en curso en {n} workers</numerusform>
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
        <translation>{start} a {end}: {number} horas de audio por hora</translation>
    </message>
    <message>
        <source>{time} ago</source>
        <translation>hace {time}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>quedan {time}</translation>
    </message>
    <message>
        <source>{value} (default)</source>
        <translation>{value} (predeterminado)</translation>
    </message>
    <message>
        <source>{what}, {size}</source>
        <translation>{what}, {size}</translation>
    </message>
    <message>
        <source>{worker} is at {percent}.</source>
        <translation>{worker} va por el {percent}.</translation>
    </message>
    <message>
        <source>“{batch}” goes on.</source>
        <extracomment>batches, the order or a pause</extracomment>
        <translation>«{batch}» continúa.</translation>
    </message>
    <message>
        <source>“{batch}” is called {name} now.</source>
        <translation>«{batch}» se llama ahora {name}.</translation>
    </message>
    <message>
        <source>“{batch}” is paused: what is on the queue is still done.</source>
        <translation>«{batch}» está en pausa: lo que está en la cola aún se hace.</translation>
    </message>
    <message>
        <source>“{name}” is done</source>
        <extracomment>batches that had not ended when we last looked</extracomment>
        <translation>«{name}» ha terminado</translation>
    </message>
    <message>
        <source>“{name}” is removed.</source>
        <translation>«{name}» se ha quitado.</translation>
    </message>
    <message>
        <source>“{name}” is saved.</source>
        <translation>«{name}» se ha guardado.</translation>
    </message>
    <message>
        <source>“{words}” in all transcripts</source>
        <extracomment>Finding the chosen one is to be read back to the list of tasks this is to be searched for transcripts that are still to be fetched</extracomment>
        <translation>«{words}» en todas las transcripciones</translation>
    </message>
    <message>
        <source>… and {number} more</source>
        <translation>… y {number} más</translation>
    </message>
</context>
</TS>
