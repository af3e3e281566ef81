# The frame of every page.
portal-skip = Aller au contenu
portal-languages = Langues
portal-menu = Navigation principale
portal-breadcrumbs = Vous êtes ici
portal-feed = Fil Atom : { $title }

# Cards.
portal-in-language = en { $language }
portal-featured = À la une
portal-latest = Actualités
portal-all-news = Toutes les actualités
portal-coming = À l’agenda
portal-coming-all = Tout l’agenda
portal-coming-subscribe = S’abonner à ce calendrier
portal-coming-file = Le télécharger (.ics)
portal-coming-now = En ce moment

# Files.
portal-document-pages =
    { $count ->
        [one] { $count } page
       *[other] { $count } pages
    }
portal-document-accessible = accessible
portal-document-announced = pas encore en ligne

# Lists.
portal-pager = Pages de la liste
portal-newer = Plus récents
portal-older = Plus anciens
portal-follow-feed = Suivre cette liste (fil Atom)
portal-filters = Filtrer la liste
portal-filter-year = Année
portal-filter-month = Mois
portal-filter-theme = Thème
portal-filter-country = Pays et région
portal-filter-language = Langue
portal-filter-remove = Retirer
portal-list-empty = Rien n’est encore publié ici. Suivez cette liste pour être prévenu de la première publication.
portal-list-empty-filtered = Aucun résultat pour ces filtres. Retirez-en un pour élargir la liste.

# Themes.
portal-by-theme = Thèmes et pays
portal-topics = Thèmes
portal-countries = Pays
portal-regions = Régions du monde
portal-kind-topic = Thème
portal-kind-country = Pays
portal-kind-region = Région du monde
portal-broader = Fait partie de :
portal-narrower = Plus précisément

# Errors.
portal-error-request = Numéro de la demande, à citer si vous nous écrivez :
portal-home = Accueil
portal-list-heading = { $list } : { $what }
portal-accessibility-full = Accessibilité : totalement conforme
portal-accessibility-partial = Accessibilité : partiellement conforme
portal-accessibility-none = Accessibilité : non conforme
portal-error-400 = Cette demande n’a pas été comprise
portal-error-400-text = L’adresse ou le formulaire contient quelque chose que ce site ne sait pas lire. Revenez à la page précédente, ou repartez de l’accueil.
portal-error-403 = Cette action n’est pas permise
portal-error-403-text = La demande ne vient pas d’une page de ce site, ou vous n’avez pas le droit de la faire. Rechargez la page et recommencez.
portal-error-404 = Cette page n’existe pas
portal-error-404-text = L’adresse est peut-être mal recopiée, ou la page n’a jamais été publiée dans cette langue. Voici par où continuer.
portal-error-405 = Cette page ne se demande pas ainsi
portal-error-405-text = L’adresse existe, mais elle n’accepte pas ce type de demande.
portal-error-408 = La demande a mis trop de temps à arriver
portal-error-408-text = La connexion est peut-être lente. Recommencez dans un instant.
portal-error-410 = Ce texte a été retiré
portal-error-410-text = Ses auteurs l’ont retiré du site. Voici par où continuer.
portal-error-413 = C’est trop long
portal-error-413-text = L’adresse ou le message dépasse la taille que ce site accepte. Raccourcissez-le et recommencez.
portal-error-429 = Trop de demandes
portal-error-429-text = Patientez quelques minutes avant de recommencer.
portal-error-500 = Une erreur s’est produite
portal-error-500-text = La faute vient de nous. Recommencez dans un instant ; si elle se répète, écrivez-nous.
portal-error-503 = Le site ne répond pas pour le moment
portal-error-503-text = Recommencez dans un instant.
portal-list-span = { $list } ({ $span })
portal-language-away = (cette page n’y existe pas)

# What the picture shows that shared links carry where there is no other.
portal-social-alt = Dentelle : un fil va de ville en ville
portal-preview-draft = Aperçu d’un brouillon, qui n’est pas publié. Ce lien vaut jusqu’au { $date } inclus.
portal-preview-live = Aperçu d’un texte publié. Ce lien vaut jusqu’au { $date } inclus.
portal-preview-ended = Ce lien d’aperçu ne mène plus à rien
portal-preview-ended-text = Les liens d’aperçu ont une fin, et qui les a donnés peut les reprendre. Demandez un nouveau lien à la personne qui vous a envoyé celui-ci.

# Search.
portal-search = Recherche
portal-search-label = Rechercher dans le site
portal-search-go = Rechercher
portal-search-of = Recherche : { $query }
portal-search-in = Rechercher dans { $site }
portal-search-page = page { $number }
portal-search-about = Cherchez un mot, un nom, un pays, une phrase entre guillemets. Un signe moins devant un mot l’écarte.
portal-search-between = Entre deux dates
portal-search-from = Du
portal-search-to = Au
portal-search-since = Depuis le { $day }
portal-search-until = Jusqu’au { $day }
portal-search-kind = Type
portal-search-country = Pays
portal-search-narrow = Préciser la recherche
portal-search-chosen = Critères choisis
portal-search-sort = Trier par
portal-search-by-relevance = pertinence
portal-search-by-date = date
portal-search-total =
    { $count ->
        [0] Aucun résultat
        [one] { $count } résultat
       *[other] { $count } résultats
    }
portal-search-all-words =
    { $count ->
        [0] Aucun texte ne contient tous les mots ; ceux-ci en contiennent la plupart.
        [one] Un seul contient tous les mots ; les autres en contiennent la plupart.
       *[other] Les { $count } premiers contiennent tous les mots ; les autres en contiennent la plupart.
    }
portal-search-read-as = Aucun texte ne contient « { $typed } » ; la recherche porte sur « { $read } ».
portal-search-meant = Vouliez-vous dire :
portal-search-cut = La recherche est longue : seul son début a été lu.
portal-search-building = L’index de la recherche est en cours de construction. Revenez dans quelques instants.
portal-search-promoted = Mis en avant
portal-search-members = Pour les membres
portal-search-archived = Archives
portal-search-in-file = Dans le document « { $title } » :
portal-search-nothing = Voici de quoi poursuivre :
portal-search-help-spelling = Vérifiez l’orthographe, ou employez des mots plus courants.
portal-search-help-language = Le texte est peut-être dans une autre langue : essayez un nom propre, un sigle, un lieu.
portal-search-help-fewer = Avec moins de mots :
portal-search-help-open = Sans les critères choisis :
portal-search-help-theme = Un thème proche :
portal-search-help-themes = Parcourez le site :
portal-search-help-contact = Posez la question :
portal-search-pages = Pages de résultats
portal-search-before = Résultats précédents
portal-search-after = Résultats suivants
portal-search-follow = Suivre cette recherche (fil Atom)
portal-search-offers = Suggestions
portal-search-offered = Suggestions proposées :
portal-search-offered-none = Pas de suggestion
portal-search-switch = Suggestions pendant la saisie
