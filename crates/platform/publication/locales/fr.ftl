publication-not-in-language = Ce texte n’existe pas en français
publication-read-it-in = Vous pouvez le lire en
publication-members-overline = Accès réservé
publication-members-title = Cette page est réservée aux membres
publication-members-text = Cette page est réservée aux collectivités et organisations membres du réseau. Pour y avoir accès, écrivez à l’équipe du réseau.
publication-members-sign-in = Se connecter
