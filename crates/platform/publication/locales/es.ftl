publication-not-in-language = Este texto no está disponible en español
publication-read-it-in = Puede leerlo en
publication-members-overline = Acceso reservado
publication-members-title = Esta página está reservada a los miembros
publication-members-text = Para leerla, inicie sesión con la cuenta de su gobierno local o de su organización. Si no tiene cuenta, solicítela al equipo de la red.
publication-members-sign-in = Iniciar sesión
