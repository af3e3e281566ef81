# Mails.
accounts-mail-invitation-subject = Su acceso al espacio de trabajo de { $site }
accounts-mail-invitation =
    Buenos días:

    Tiene un acceso al espacio de trabajo de { $site }. Para abrirlo:

    { $link }

    El enlace sirve una sola vez, hasta el { $day } a las { $time }.

    Si no esperaba este mensaje, no haga nada: sin usted, no ocurre nada.
accounts-mail-recovery-subject = Volver al espacio de trabajo de { $site }
accounts-mail-recovery =
    Buenos días:

    Se ha pedido volver al espacio de trabajo de { $site } con su dirección. Si ha sido usted:

    { $link }

    El enlace sirve una sola vez, hasta el { $day } a las { $time }.

    Si no ha sido usted, no haga nada: sin usted, no cambia nada.
accounts-mail-notice-subject = Su acceso a { $site } ha cambiado
accounts-mail-notice =
    Buenos días:

    { $what }

    Si ha sido usted, no hay nada que hacer. Si no, cierre sus sesiones y cambie su forma de conectarse:

    { $desk }

    Avise también a quien administra { $site }.
accounts-notice-passkey-added = Se ha añadido una clave de acceso a su cuenta.
accounts-notice-passkey-removed = Se ha retirado una clave de acceso de su cuenta.
accounts-notice-password-set = Se han definido la contraseña de su cuenta y su aplicación de códigos.
accounts-notice-password-removed = Se ha retirado la contraseña de su cuenta.
accounts-notice-codes-made = Se han creado nuevos códigos de recuperación para su cuenta; los anteriores ya no valen.
accounts-notice-link-used = Alguien ha entrado en su cuenta con un enlace recibido por correo.

# What is wrong with a form.
accounts-error-sign-in = La dirección y la contraseña no se corresponden.
accounts-error-password-wrong = No es su contraseña.
accounts-error-password-short = Una contraseña tiene al menos 12 caracteres; una frase se recuerda mejor.
accounts-error-password-long = Una contraseña tiene como máximo 256 bytes.
accounts-error-password-weak = Esta contraseña es demasiado fácil de adivinar. Use, por ejemplo, cuatro palabras sin relación entre sí.
accounts-error-code = Este código no es válido o ya se ha usado. Espere al siguiente.
accounts-error-passkey = No se ha reconocido la clave de acceso. Inténtelo de nuevo o conéctese de otra forma.
accounts-error-last-way = Es su última forma de conectarse: añada otra primero.
accounts-error-name = Se pide un nombre, de 200 caracteres como máximo, en una línea.
accounts-error-email = Se pide una dirección como nombre.apellido@ciudad.example.
accounts-error-language = Elija uno de los idiomas propuestos.
accounts-error-known = Otra cuenta tiene esta dirección.
accounts-error-no-role = Dé al menos un rol.
accounts-error-last-administrator = No quedaría nadie para administrar el sitio.
accounts-error-filter-name = La lista ya tiene un filtro con ese nombre.
accounts-error-filters = Cincuenta filtros como máximo: borre uno antes.
