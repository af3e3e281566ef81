# Una traducción junto a su original.
desk-compare-beside = Traducir en paralelo
desk-compare-about = El texto en { $source } y su traducción en { $own }, bloque por bloque.
desk-compare-changed = { $count ->
    [one] { $count } pasaje ha cambiado desde la traducción.
   *[other] { $count } pasajes han cambiado desde la traducción.
}
desk-compare-from = Traducir mejor desde otro idioma:
desk-compare-of-row = { $field } ({ $row })
desk-compare-block = Traducción del bloque { $number }
desk-compare-source-changed = Modificado desde la traducción
desk-compare-own = Solo en la traducción
desk-compare-missing = Por traducir
desk-compare-follows = La traducción corresponde ahora al original
desk-compare-save = Guardar la traducción
desk-compare-faults = No se ha guardado nada: corrija los campos señalados.
desk-compare-locked = Este texto no se puede modificar ahora: su borrador espera una revisión o una publicación, o no le corresponde a usted.
desk-compare-overtaken = No se ha guardado nada: otra persona ha modificado este texto entretanto. Lo que escribió sigue en los campos; compruébelo y guárdelo.

# Dos personas en un mismo texto.
desk-compare-merge = Pasaje { $number }, modificado por ambas personas
desk-compare-merge-about = Lo que la otra persona cambió en otras partes del texto se incorpora al guardar.
desk-compare-theirs = Conservar la versión que guardó la otra persona
desk-compare-mine = Conservar la mía
desk-compare-both = Conservar las dos, una tras otra
desk-compare-removed = Pasaje suprimido
