publication-not-in-language = Este texto no está disponible en español
publication-read-it-in = Puede leerlo en
publication-members-overline = Acceso reservado
publication-members-title = Esta página está reservada a los miembros
publication-members-text = Esta página está reservada a las entidades miembros de la red. Para acceder a ella, escriba al equipo de la red.
publication-members-sign-in = Iniciar sesión
