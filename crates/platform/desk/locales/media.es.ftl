desk-media = Mediateca
desk-media-any = Cualquiera
desk-media-words = Palabras
desk-media-class = Tipo de archivo
desk-media-class-picture = Imagen
desk-media-class-document = Documento
desk-media-class-sound = Sonido
desk-media-class-video = Vídeo
desk-media-class-other = Otro archivo
desk-media-collection = Colección
desk-media-collections = Colecciones
desk-media-unused = Solo lo que nada utiliza
desk-media-none = La mediateca todavía está vacía.
desk-media-waiting = En curso de lectura
desk-media-unreadable = Este archivo no se pudo leer: está dañado o es demasiado grande una vez abierto.
desk-media-about = Este archivo
desk-media-preview = Vista previa del archivo
desk-media-look-again = Volver a leer el archivo
desk-media-name = Nombre
desk-media-what = Qué es
desk-media-arrived = Llegó el
desk-media-readers = Lectores
desk-media-read = Los lectores pueden abrirlo.
desk-media-unread = Ningún lector puede abrirlo todavía.
desk-media-original = Guardar el archivo original
desk-media-where = Dónde se utiliza
desk-media-nowhere = Nada lo utiliza.
desk-media-draft-use = borrador
desk-media-text = El comienzo de su texto
desk-media-no-text = No se encuentra texto en él: probablemente es la imagen de un papel, que nadie puede hacer leer en voz alta.
desk-media-title = Título
desk-media-description = Descripción
desk-media-description-hint = Lo que muestra la imagen, para quien no la ve. Se propone en cada uso, donde puede cambiar.
desk-media-about-hint = Lo que contiene el archivo, en una frase.
desk-media-transcript = Transcripción
desk-media-transcript-hint = Todo lo que se dice y lo que se oye de útil, para leerlo en lugar del sonido.
desk-media-rights = Derechos
desk-media-creator = Autor
desk-media-credit = Crédito
desk-media-credit-hint = Lo que se lee junto al archivo, por ejemplo: © Ciudad de Malinas
desk-media-licence = Licencia
desk-media-licence-reserved = Todos los derechos reservados
desk-media-consent = Consentimiento de las personas fotografiadas
desk-media-consent-hint = Quién ha dado su consentimiento, para qué y dónde se guarda. Esta nota no se publica nunca.
desk-media-content = Contenido
desk-media-language = Lengua
desk-media-unsaid = Sin precisar
desk-media-poster = Imagen antes de la reproducción
desk-media-poster-hint = Dirección de una imagen de la biblioteca, por ejemplo /desk/media/…
desk-media-untold = Sin transcripción porque…
desk-media-untold-hint = Sin transcripción ni motivo, se avisa antes de publicar.
desk-media-untold-on-page = la página dice lo mismo
desk-media-untold-wordless = no se dice nada en él
desk-media-accessible = Legible con tecnologías de apoyo
desk-media-accessible-hint = Sin respuesta, se supone que un PDF etiquetado lo es.
desk-media-accessible-yes = Sí
desk-media-accessible-no = No
desk-media-focus = Punto que debe quedar a la vista
desk-media-focus-hint = Cuando la imagen se recorta, este punto sigue visible. Indíquelo en tanto por ciento o señálelo en la imagen.
desk-media-focus-x = Desde la izquierda, en %
desk-media-focus-y = Desde arriba, en %
desk-media-public = Abierto a todos
desk-media-public-hint = Cualquiera puede abrirlo en su dirección, aunque ninguna publicación lo utilice.
desk-media-version = Versión
desk-media-not-yours = Los lectores ya tienen este archivo: un editor puede modificarlo.
desk-media-captions = Subtítulos
desk-media-captions-file = Archivo WebVTT
desk-media-add-captions = Añadir estos subtítulos
desk-media-remove-captions = Quitar: { $language }
desk-media-replace = Sustituir el archivo
desk-media-replace-about = La dirección, el título y los usos se mantienen; la versión anterior se conserva.
desk-media-new-file = Nuevo archivo
desk-media-replace-do = Sustituir
desk-media-past = Versiones anteriores
desk-media-revision = Versión { $number } ({ $format })
desk-media-restore = Recuperar la versión { $number }
desk-media-remove = Eliminar
desk-media-remove-used = Este archivo se utiliza y no se puede eliminar. Quítelo antes de los textos que lo utilizan.
desk-media-remove-sure = Eliminar este archivo…
desk-media-remove-about = El archivo, su descripción y sus versiones anteriores desaparecerán. No se puede deshacer.
desk-media-remove-do = Eliminar para siempre
desk-media-upload = Añadir archivos
desk-media-files = Archivos
desk-media-limits = Varios a la vez si quiere; { $most } como máximo por archivo. Imágenes, PDF, documentos ofimáticos, sonidos, vídeos.
desk-media-upload-do = Enviar
desk-media-upload-drop = O suéltelos aquí.
desk-media-upload-waiting = en espera
desk-media-upload-sending = enviando
desk-media-upload-done = llegado
desk-media-upload-failed = no se pudo enviar
desk-media-upload-cut = conexión cortada, el envío seguirá solo
desk-media-upload-again = Reintentar
desk-media-upload-stop = Detener
desk-media-upload-stopped = detenido
desk-media-collections-about = Un archivo puede estar en varias colecciones. Eliminar una colección no elimina ningún archivo.
desk-media-rename = Renombrar o eliminar «{ $name }»
desk-media-collection-remove = Eliminar la colección
desk-media-collection-new = Nueva colección
desk-media-collection-make = Crear la colección
desk-media-name-in = Nombre en { $language }
desk-media-fault-version = Otra persona ha modificado este archivo entre tanto. Lo que escribió sigue aquí: revíselo y guarde de nuevo.
desk-media-fault-focus = Indique los dos números, de 0 a 100, o ninguno.
desk-media-fault-no-file = Elija un archivo.
desk-media-fault-too-large = Este archivo es demasiado grande.
desk-media-fault-full = No queda espacio en el servidor. No se ha guardado nada; avise al administrador.
desk-media-fault-same = Es exactamente el archivo actual.
desk-media-fault-used = Este archivo se utiliza: no se puede eliminar.
desk-media-fault-captions = Se necesita un archivo de subtítulos WebVTT, para un sonido o un vídeo.
desk-media-fault-cue = Estos subtítulos no se pueden leer: línea { $given }. Un subtítulo empieza por «00:01.000 --> 00:04.000», con el final después del principio, y una línea en blanco lo separa del siguiente.
desk-media-fault-captions-utf-8 = Estos subtítulos no están en UTF-8. Guárdelos de nuevo con esta codificación.
desk-media-fault-captions-none = Este archivo no contiene ningún subtítulo.
desk-media-fault-poster = Indique la dirección de una imagen de la biblioteca.
desk-media-fault-name = Este nombre es demasiado largo o contiene un carácter que no se puede mostrar.
desk-media-fault-no-name = Ponga un nombre en una lengua por lo menos.
desk-media-fault-file-name = Este nombre de archivo es demasiado largo o contiene un carácter que no se puede mostrar.
desk-media-fault-empty = Este archivo está vacío.
desk-done-media-taken = Ha llegado a la mediateca.
desk-done-media-replaced = El archivo se ha sustituido.
desk-done-media-looking = El archivo se volverá a leer.
desk-media-pages =
    { $count ->
        [one] { $count } página
       *[other] { $count } páginas
    }
desk-media-uses =
    { $count ->
        [0] Sin uso
        [one] { $count } publicación
       *[other] { $count } publicaciones
    }
desk-media-count =
    { $count ->
        [one] { $count } archivo
       *[other] { $count } archivos
    }
