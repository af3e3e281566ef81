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

# Sortes de blocs, telles que les nomme une rédactrice ou un rédacteur.
document-block-heading = Intertitre { $level }
document-block-paragraph = Paragraphe
document-block-bullets = Liste à puces
document-block-numbers = Liste numérotée
document-block-item = Élément de liste
document-block-quote = Citation
document-block-table = Tableau
document-block-row = Ligne
document-block-cell = Cellule
document-block-header = Cellule d’en-tête
document-block-picture = Image
document-block-decorative = Image décorative
document-block-files = Fichiers
document-block-embed = Vidéo ou contenu d’un autre site
document-block-callout = Encadré
document-block-rule = Séparateur

# Comparaison de deux versions d’un texte. Les débuts et les fins ne sont dits qu’aux lecteurs d’écran.
document-compare-added = Ajouté
document-compare-removed = Supprimé
document-compare-changed = Modifié
document-compare-moved = Déplacé
document-compare-changed-moved = Modifié et déplacé
document-compare-became = ({ $was } → { $is })
document-compare-added-begins = [ajout :
document-compare-added-ends = fin de l’ajout]
document-compare-removed-begins = [suppression :
document-compare-removed-ends = fin de la suppression]
document-compare-note = note :
document-compare-unknown = n’existe plus
document-compare-title = Titre :
document-compare-caption = Légende :
document-compare-alternative = Description :
document-compare-credit = Crédit :
document-compare-source = Source :
document-compare-address = Adresse :
document-compare-language = Langue :

# Ce que relève la vérification de l’accessibilité.
document-check-link-empty = Ce lien n’a pas de texte. Donnez-lui-en un ou supprimez le lien.
document-check-link-vague = « { $words } » ne dit pas où mène le lien. Nommez ce que l’on y trouve.
document-check-link-is-address = Le texte de ce lien est son adresse. Nommez ce que l’on y trouve : { $words }
document-check-position = « { $words } » désigne quelque chose par sa place, que tout le monde ne voit pas. Nommez-le plutôt.
document-check-colour = « { $words } » désigne quelque chose par sa couleur, que tout le monde ne voit pas. Nommez-le plutôt.
document-check-table-headers = Ce tableau n’a pas de cellules d’en-tête. Indiquez celles qui nomment ses colonnes ou ses lignes.
document-check-table-caption = Ce tableau n’a pas de titre. Dites en quelques mots ce qu’il montre.
document-check-capitals = « { $words } » est en capitales, difficiles à lire. Écrivez-le en minuscules.
document-check-bold-for-heading = « { $words } » est en gras mais tient lieu d’intertitre. Faites-en un intertitre.
document-check-embed-title = Cette vidéo ou ce contenu d’un autre site n’a pas de titre. Donnez-lui-en un : { $words }

# Le lecteur de sons et de vidéos.
document-transcript = Transcription
document-listen = Écouter : { $title }
document-watch = Regarder : { $title }
