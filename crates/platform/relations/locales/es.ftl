# Títulos sobre las publicaciones vinculadas.
relations-report-of = Balance de
relations-reported-by = Crónicas
relations-about = Acerca de
relations-subject-of = Sobre este tema
relations-part-of = Forma parte de
relations-has-part = Incluye
relations-see-also = Véase también

# El vínculo, dicho por la publicación que se modifica.
relations-choice-report-of = Informa sobre el evento elegido, ya celebrado
relations-choice-reported-by = La publicación elegida informa sobre ella
relations-choice-about = Anuncia o explica la publicación elegida
relations-choice-subject-of = La publicación elegida la anuncia o la explica
relations-choice-part-of = Forma parte de la publicación elegida
relations-choice-has-part = La publicación elegida forma parte de ella
relations-choice-see-also = Véase también: una remite a la otra

relations-fault-itself = Una publicación no se puede vincular consigo misma.
relations-fault-contrary = Estas dos publicaciones ya están vinculadas en el otro sentido. Quite primero ese vínculo.
relations-fault-full = Una de las dos publicaciones ya tiene todos los vínculos permitidos.
