publication-not-in-language = Ce texte n’existe pas en français
publication-read-it-in = Vous pouvez le lire en
publication-members-overline = Accès réservé
publication-members-title = Cette page est réservée aux membres
publication-members-text = Cette page est réservée aux collectivités et organisations membres du réseau. Pour y avoir accès, écrivez à l’équipe du réseau.
publication-members-sign-in = Se connecter

# Ce qui est relevé avant la publication.
publication-check-title = Le texte n’a pas de titre.
publication-check-language = Il n’y a pas encore de texte en { $words }.
publication-check-themes = Aucun thème n’est choisi : le texte ne figurera dans la liste d’aucun thème.
publication-check-lead-missing = L’image principale n’est plus dans la médiathèque.
publication-check-lead-alt = Décrivez l’image principale pour les personnes qui ne la voient pas, ou indiquez qu’elle est décorative.
publication-check-lead-alt-file-name = La description de l’image principale, « { $words } », est un nom de fichier. Dites ce que l’image montre.
publication-check-link-label = Le lien n’a pas de texte. Nommez ce que l’on y trouve.
publication-check-file-missing = Le document « { $words } » n’est plus dans la médiathèque.
publication-check-file-title = Le document « { $words } » n’a pas de titre.
publication-check-announced-title = Le document annoncé n° { $words } n’a pas de titre.
publication-check-file-title-elsewhere = Le document « { $words } » n’a pas de titre dans cette langue : il sera présenté sous celui-ci.
publication-check-file-language = Indiquez dans quelle langue est écrit le document « { $words } ».
publication-check-file-accessible = Le PDF « { $words } » n’est pas lisible par tout le monde. Ajoutez-en une version accessible, ou dites dans le texte ce qu’il contient.
publication-check-transcript = Personne ne peut lire ce que dit « { $words } » : il y manque une transcription. Ajoutez-la dans la médiathèque, ou dites pourquoi il n’y en a pas.
publication-check-body-file = Un fichier que le texte cite n’est plus dans la médiathèque.
publication-check-body-link = Un lien mène à une publication que le public ne voit pas. Tant qu’elle n’est pas publiée, il verra le texte sans lien.
publication-check-own-file = Un fichier choisi n’est plus dans la médiathèque.
publication-error-no-slug = Le titre ne contient ni lettre ni chiffre dont faire une adresse.
publication-error-own = « { $given } » n’est pas un champ de cette rubrique, ou sa valeur ne se lit pas
