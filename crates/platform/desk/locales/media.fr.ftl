desk-media = Médiathèque
desk-media-any = Peu importe
desk-media-words = Mots
desk-media-class = Sorte de fichier
desk-media-class-picture = Image
desk-media-class-document = Document
desk-media-class-sound = Son
desk-media-class-video = Vidéo
desk-media-class-other = Autre fichier
desk-media-collection = Collection
desk-media-collections = Collections
desk-media-unused = Seulement ce que rien n’utilise
desk-media-none = La médiathèque est encore vide.
desk-media-waiting = En cours de lecture
desk-media-unreadable = Ce fichier n’a pas pu être lu : il est abîmé, ou trop grand une fois ouvert.
desk-media-about = Ce fichier
desk-media-preview = Aperçu du fichier
desk-media-look-again = Relire le fichier
desk-media-name = Nom
desk-media-what = Nature
desk-media-arrived = Arrivé le
desk-media-readers = Lecteurs
desk-media-read = Les lecteurs peuvent l’ouvrir.
desk-media-unread = Aucun lecteur ne peut encore l’ouvrir.
desk-media-original = Enregistrer le fichier d’origine
desk-media-where = Où il est utilisé
desk-media-nowhere = Rien ne l’utilise.
desk-media-draft-use = brouillon
desk-media-text = Le début de son texte
desk-media-no-text = On n’y trouve aucun texte : c’est sans doute l’image d’un papier, que personne ne peut faire lire à voix haute.
desk-media-title = Titre
desk-media-description = Description
desk-media-description-hint = Ce que l’image montre, pour qui ne la voit pas. Elle est proposée à chaque emploi, où elle peut changer.
desk-media-about-hint = Ce que contient le fichier, en une phrase.
desk-media-transcript = Transcription
desk-media-transcript-hint = Tout ce qui se dit et s’entend d’utile, à lire à la place du son.
desk-media-rights = Droits
desk-media-creator = Auteur
desk-media-credit = Crédit
desk-media-credit-hint = Ce qui se lit sous le fichier, par exemple : © Ville de Malines
desk-media-licence = Licence
desk-media-licence-reserved = Tous droits réservés
desk-media-consent = Accord des personnes photographiées
desk-media-consent-hint = Qui a donné son accord, pour quoi, et où il est gardé. Cette note n’est jamais publiée.
desk-media-content = Contenu
desk-media-language = Langue
desk-media-unsaid = Non précisé
desk-media-poster = Image avant la lecture
desk-media-poster-hint = Adresse d’une image de la médiathèque, par exemple /desk/media/…
desk-media-untold = Sans transcription parce que…
desk-media-untold-hint = Sans transcription ni raison, un avertissement est donné avant de publier.
desk-media-untold-on-page = la page dit la même chose
desk-media-untold-wordless = rien n’y est dit
desk-media-accessible = Lisible par les technologies d’assistance
desk-media-accessible-hint = Sans réponse, un PDF balisé est supposé l’être.
desk-media-accessible-yes = Oui
desk-media-accessible-no = Non
desk-media-focus = Point à garder en vue
desk-media-focus-hint = Quand l’image est recadrée, ce point reste visible. Donnez-le en pour cent, ou désignez-le sur l’image.
desk-media-focus-x = Depuis la gauche, en %
desk-media-focus-y = Depuis le haut, en %
desk-media-public = Ouvert à tous
desk-media-public-hint = Chacun peut l’ouvrir à son adresse, même si aucune publication ne l’utilise.
desk-media-version = Version
desk-media-not-yours = Les lecteurs ont déjà ce fichier : un éditeur peut le modifier.
desk-media-captions = Sous-titres
desk-media-captions-file = Fichier WebVTT
desk-media-add-captions = Ajouter ces sous-titres
desk-media-remove-captions = Enlever : { $language }
desk-media-replace = Remplacer le fichier
desk-media-replace-about = L’adresse, le titre et les emplois restent ; la version d’avant est gardée.
desk-media-new-file = Nouveau fichier
desk-media-replace-do = Remplacer
desk-media-past = Versions précédentes
desk-media-revision = Version { $number } ({ $format })
desk-media-restore = Reprendre la version { $number }
desk-media-remove = Supprimer
desk-media-remove-used = Ce fichier est utilisé : il ne peut pas être supprimé. Enlevez-le d’abord des textes qui l’utilisent.
desk-media-remove-sure = Supprimer ce fichier…
desk-media-remove-about = Le fichier, sa description et ses versions précédentes disparaîtront. Cela ne peut pas être annulé.
desk-media-remove-do = Supprimer pour toujours
desk-media-upload = Ajouter des fichiers
desk-media-files = Fichiers
desk-media-limits = Plusieurs à la fois si vous voulez ; { $most } au plus par fichier. Images, PDF, documents bureautiques, sons, vidéos.
desk-media-upload-do = Envoyer
desk-media-upload-drop = Ou déposez-les ici.
desk-media-upload-waiting = attend
desk-media-upload-sending = envoi en cours
desk-media-upload-done = arrivé
desk-media-upload-failed = n’a pas pu être envoyé
desk-media-upload-cut = connexion coupée, l’envoi reprendra seul
desk-media-upload-again = Réessayer
desk-media-upload-stop = Arrêter
desk-media-upload-stopped = arrêté
desk-media-collections-about = Un fichier peut être dans plusieurs collections. Supprimer une collection ne supprime aucun fichier.
desk-media-rename = Renommer ou supprimer « { $name } »
desk-media-collection-remove = Supprimer la collection
desk-media-collection-new = Nouvelle collection
desk-media-collection-make = Créer la collection
desk-media-name-in = Nom en { $language }
desk-media-fault-version = Quelqu’un d’autre a modifié ce fichier entre-temps. Vos réponses sont gardées ici : vérifiez-les, puis enregistrez de nouveau.
desk-media-fault-focus = Donnez les deux nombres, de 0 à 100, ou aucun.
desk-media-fault-no-file = Choisissez un fichier.
desk-media-fault-too-large = Ce fichier est trop grand.
desk-media-fault-full = Il n’y a plus de place sur le serveur. Rien n’a été enregistré ; prévenez l’administrateur.
desk-media-fault-same = C’est exactement le fichier actuel.
desk-media-fault-used = Ce fichier est utilisé : il ne peut pas être supprimé.
desk-media-fault-captions = Il faut un fichier de sous-titres WebVTT, pour un son ou une vidéo.
desk-media-fault-cue = Ce ne sont pas des sous-titres lisibles : ligne { $given }. Un sous-titre commence par « 00:01.000 --> 00:04.000 », la fin après le début, et une ligne vide le sépare du suivant.
desk-media-fault-captions-utf-8 = Ce fichier de sous-titres n’est pas en UTF-8. Enregistrez-le de nouveau dans ce codage.
desk-media-fault-captions-none = Ce fichier ne contient aucun sous-titre.
desk-media-fault-poster = Indiquez l’adresse d’une image de la médiathèque.
desk-media-fault-name = Ce nom est trop long, ou contient un caractère qui ne s’affiche pas.
desk-media-fault-no-name = Donnez un nom dans au moins une langue.
desk-media-fault-file-name = Ce nom de fichier est trop long, ou contient un caractère qui ne s’affiche pas.
desk-media-fault-empty = Ce fichier est vide.
desk-done-media-taken = C’est arrivé dans la médiathèque.
desk-done-media-replaced = Le fichier est remplacé.
desk-done-media-looking = Le fichier va être relu.
desk-media-pages =
    { $count ->
        [one] { $count } page
       *[other] { $count } pages
    }
desk-media-uses =
    { $count ->
        [0] Inutilisé
        [one] { $count } publication
       *[other] { $count } publications
    }
desk-media-count =
    { $count ->
        [one] { $count } fichier
       *[other] { $count } fichiers
    }
