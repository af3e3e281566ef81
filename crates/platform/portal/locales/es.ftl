# The frame of every page.
portal-skip = Ir al contenido
portal-languages = Idiomas
portal-menu = Navegación principal
portal-breadcrumbs = Está aquí
portal-feed = Canal Atom: { $title }

# Cards.
portal-in-language = en { $language }
portal-featured = En portada
portal-latest = Actualidad
portal-all-news = Toda la actualidad

# Files.
portal-document-pages =
    { $count ->
        [one] { $count } página
       *[other] { $count } páginas
    }
portal-document-accessible = accesible
portal-document-announced = aún no disponible en línea

# Lists.
portal-pager = Páginas de la lista
portal-newer = Más recientes
portal-older = Más antiguos
portal-follow-feed = Seguir esta lista (canal Atom)
portal-filters = Filtrar la lista
portal-filter-year = Año
portal-filter-month = Mes
portal-filter-theme = Tema
portal-filter-country = País y región
portal-filter-language = Idioma
portal-filter-remove = Quitar
portal-list-empty = Todavía no hay nada publicado aquí. Siga esta lista para enterarse de la primera publicación.
portal-list-empty-filtered = Ningún resultado con estos filtros. Quite uno para ampliar la lista.

# Themes.
portal-by-theme = Temas y países
portal-topics = Temas
portal-countries = Países
portal-regions = Regiones del mundo
portal-kind-topic = Tema
portal-kind-country = País
portal-kind-region = Región del mundo
portal-broader = Forma parte de:
portal-narrower = Más en detalle

# Errors.
portal-error-request = Número de la solicitud, para citarlo si nos escribe:
portal-home = Inicio
portal-list-heading = { $list }: { $what }
portal-accessibility-full = Accesibilidad: plenamente conforme
portal-accessibility-partial = Accesibilidad: parcialmente conforme
portal-accessibility-none = Accesibilidad: no conforme
portal-error-400 = No se ha entendido esta petición
portal-error-400-text = La dirección o el formulario contiene algo que este sitio no sabe leer. Vuelva a la página anterior o empiece desde el inicio.
portal-error-403 = Esta acción no está permitida
portal-error-403-text = La petición no procede de una página de este sitio, o usted no puede hacerla. Recargue la página e inténtelo de nuevo.
portal-error-404 = Esta página no existe
portal-error-404-text = Quizá la dirección esté mal copiada, o la página nunca se publicó en este idioma. Puede seguir por aquí.
portal-error-405 = Esta página no se pide así
portal-error-405-text = La dirección existe, pero no acepta este tipo de petición.
portal-error-408 = La petición tardó demasiado en llegar
portal-error-408-text = Quizá la conexión sea lenta. Inténtelo de nuevo en un momento.
portal-error-410 = Este texto ha sido retirado
portal-error-410-text = Sus autores lo han retirado del sitio. Puede seguir por aquí.
portal-error-413 = Es demasiado largo
portal-error-413-text = La dirección o el mensaje supera el tamaño que este sitio admite. Acórtelo e inténtelo de nuevo.
portal-error-429 = Demasiadas peticiones
portal-error-429-text = Espere unos minutos antes de intentarlo de nuevo.
portal-error-500 = Se ha producido un error
portal-error-500-text = El fallo es nuestro. Inténtelo de nuevo en un momento; si se repite, escríbanos.
portal-error-503 = El sitio no responde en este momento
portal-error-503-text = Inténtelo de nuevo en un momento.
portal-list-span = { $list } ({ $span })
portal-language-away = (esta página no existe en él)

# What the picture shows that shared links carry where there is no other.
portal-social-alt = Encaje: un hilo va de ciudad en ciudad
portal-preview-draft = Vista previa de un borrador que no está publicado. Este enlace sirve hasta el { $date }, inclusive.
portal-preview-live = Vista previa de un texto publicado. Este enlace sirve hasta el { $date }, inclusive.
portal-preview-ended = Este enlace de vista previa ya no lleva a nada
portal-preview-ended-text = Los enlaces de vista previa tienen un final, y quien los dio puede retirarlos. Pida un enlace nuevo a la persona que le envió este.
