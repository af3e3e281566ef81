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
