publication-not-in-language = Ce texte n’existe pas en français
publication-read-it-in = Vous pouvez le lire en
publication-members-overline = Accès réservé
publication-members-title = Cette page est réservée aux membres
publication-members-text = Connectez-vous avec le compte de votre collectivité ou de votre organisation pour la lire. Si vous n’en avez pas, demandez-le à l’équipe du réseau.
publication-members-sign-in = Se connecter
