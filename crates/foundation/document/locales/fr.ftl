# Listes de fichiers et liens vers eux : « (PDF, 4 pages, 1,2 Mo, en anglais, accessible) ».
document-file-pages = { $count ->
    [one] { $count } page
   *[other] { $count } pages
}
document-file-language = en { $language }
document-file-accessible = accessible

document-credit = Crédit : { $credit }
document-table = Tableau
document-callout = À noter
document-embed-on = sur { $host }

document-notes = Notes
document-note = Note { $number }
document-note-back = Retour à l’appel de la note { $number }

# Ce qu’il faut corriger avant de publier.
document-problem-malformed = Le texte est arrivé sous une forme illisible. Rechargez la page et recommencez.
document-problem-too-deep = Les listes, citations et encadrés sont imbriqués trop profondément.
document-problem-too-large = Le texte est trop long. Répartissez-le sur plusieurs pages.
document-problem-ragged-table = Les lignes de ce tableau n’ont pas toutes le même nombre de cellules.
document-problem-heading-skips = Cet intertitre saute un niveau. Choisissez le niveau juste en dessous de l’intertitre précédent.
document-problem-heading-empty = Cet intertitre est vide.
document-problem-alternative-missing = Décrivez cette image pour les personnes qui ne la voient pas, ou indiquez qu’elle est décorative.
document-problem-alternative-is-file-name = La description de cette image est un nom de fichier. Dites ce que l’image montre.

# Ce qu’une importation n’a pas pu reprendre.
document-loss-element = Élément qu’un texte ne peut pas contenir, supprimé
document-loss-event = Attribut de script supprimé
document-loss-link = Lien supprimé, texte conservé
document-loss-image = Image supprimée
document-loss-raw-html = Code HTML supprimé
document-loss-heading = Niveau d’un intertitre ajusté
document-loss-layout-table = Tableau de mise en page transformé en texte
document-loss-structure = Bloc sorti d’un endroit où il ne peut pas se trouver
document-loss-depth = Imbrication simplifiée
document-loss-size = Fin du texte coupée : trop long
