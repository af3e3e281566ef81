# Titres au-dessus des publications liées.
relations-report-of = Retour sur
relations-reported-by = Comptes rendus
relations-about = À propos de
relations-subject-of = À ce sujet
relations-part-of = Fait partie de
relations-has-part = Comprend
relations-see-also = Voir aussi

# Le lien, dit par la publication que l’on modifie.
relations-choice-report-of = Elle rend compte de l’événement choisi
relations-choice-reported-by = La publication choisie en rend compte
relations-choice-about = Elle annonce ou explique la publication choisie
relations-choice-subject-of = La publication choisie l’annonce ou l’explique
relations-choice-part-of = Elle fait partie de la publication choisie
relations-choice-has-part = La publication choisie en fait partie
relations-choice-see-also = Voir aussi : l’une renvoie à l’autre

relations-fault-itself = Une publication ne peut pas être liée à elle-même.
relations-fault-contrary = Ces deux publications sont déjà liées dans l’autre sens. Supprimez d’abord ce lien.
relations-fault-full = L’une des deux publications a déjà le nombre de liens permis.
