# Listas de archivos y enlaces a ellos: «(PDF, 4 páginas, 1,2 MB, en francés, accesible)».
document-file-pages = { $count ->
    [one] { $count } página
   *[other] { $count } páginas
}
document-file-language = en { $language }
document-file-accessible = accesible

document-credit = Crédito: { $credit }
document-table = Tabla
document-callout = Nota
document-embed-on = en { $host }

document-notes = Notas
document-note = Nota { $number }
document-note-back = Volver a la llamada de la nota { $number }

# Lo que hay que corregir antes de publicar.
document-problem-malformed = El texto ha llegado en una forma ilegible. Vuelva a cargar la página e inténtelo de nuevo.
document-problem-too-deep = Las listas, citas y recuadros están anidados a demasiada profundidad.
document-problem-too-large = El texto es demasiado largo. Repártalo en varias páginas.
document-problem-ragged-table = Las filas de esta tabla no tienen todas el mismo número de celdas.
document-problem-heading-skips = Este título salta un nivel. Elija el nivel inmediatamente inferior al del título anterior.
document-problem-heading-empty = Este título está vacío.
document-problem-alternative-missing = Describa esta imagen para quienes no la ven o indique que es decorativa.
document-problem-alternative-is-file-name = La descripción de esta imagen es un nombre de archivo. Diga qué muestra la imagen.

# Lo que una importación no ha podido conservar.
document-loss-element = Elemento que un texto no puede contener, eliminado
document-loss-event = Atributo de script eliminado
document-loss-link = Enlace eliminado, texto conservado
document-loss-image = Imagen eliminada
document-loss-raw-html = Código HTML eliminado
document-loss-heading = Nivel de un título ajustado
document-loss-layout-table = Tabla de maquetación convertida en texto
document-loss-structure = Bloque sacado de un lugar donde no puede estar
document-loss-depth = Anidamiento simplificado
document-loss-size = Final del texto cortado: demasiado largo

# Tipos de bloques, como los llama quien redacta.
document-block-heading = Título { $level }
document-block-paragraph = Párrafo
document-block-bullets = Lista con viñetas
document-block-numbers = Lista numerada
document-block-item = Elemento de lista
document-block-quote = Cita
document-block-table = Tabla
document-block-row = Fila
document-block-cell = Celda
document-block-header = Celda de encabezado
document-block-picture = Imagen
document-block-decorative = Imagen decorativa
document-block-files = Archivos
document-block-embed = Vídeo o contenido de otro sitio
document-block-callout = Recuadro
document-block-rule = Separador

# Comparación de dos versiones de un texto. Los principios y finales solo los oyen los lectores de pantalla.
document-compare-added = Añadido
document-compare-removed = Suprimido
document-compare-changed = Modificado
document-compare-moved = Cambiado de lugar
document-compare-changed-moved = Modificado y cambiado de lugar
document-compare-became = ({ $was } → { $is })
document-compare-added-begins = [añadido:
document-compare-added-ends = fin de lo añadido]
document-compare-removed-begins = [suprimido:
document-compare-removed-ends = fin de lo suprimido]
document-compare-note = nota:
document-compare-unknown = ya no existe
document-compare-title = Título:
document-compare-caption = Leyenda:
document-compare-alternative = Descripción:
document-compare-credit = Crédito:
document-compare-source = Fuente:
document-compare-address = Dirección:
document-compare-language = Idioma:

# Lo que detecta la comprobación de accesibilidad.
document-check-link-empty = Este enlace no tiene texto. Escríbalo o quite el enlace.
document-check-link-vague = «{ $words }» no dice adónde lleva el enlace. Nombre lo que se encontrará allí.
document-check-link-is-address = El texto de este enlace es su dirección. Nombre lo que se encontrará allí: { $words }
document-check-position = «{ $words }» señala algo por su lugar, que no todo el mundo ve. Es mejor nombrarlo.
document-check-colour = «{ $words }» señala algo por su color, que no todo el mundo ve. Es mejor nombrarlo.
document-check-table-headers = Esta tabla no tiene celdas de encabezado. Marque las que dan nombre a sus columnas o filas.
document-check-table-caption = Esta tabla no tiene título. Diga en pocas palabras qué muestra.
document-check-capitals = «{ $words }» está en mayúsculas, que se leen con dificultad. Escríbalo en minúsculas.
document-check-bold-for-heading = «{ $words }» está en negrita, pero hace de título. Conviértalo en un título.
document-check-embed-title = Este vídeo o contenido de otro sitio no tiene título. Póngale uno: { $words }

# El reproductor de audio y vídeo.
document-transcript = Transcripción
document-listen = Escuchar: { $title }
document-watch = Ver: { $title }
