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
portal-coming = En la agenda
portal-coming-all = Toda la agenda
portal-coming-subscribe = Suscribirse a este calendario
portal-coming-file = Descargarlo (.ics)
portal-coming-now = Ahora mismo

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

# Search.
portal-search = Búsqueda
portal-search-label = Buscar en el sitio
portal-search-go = Buscar
portal-search-of = Búsqueda: { $query }
portal-search-in = Buscar en { $site }
portal-search-page = página { $number }
portal-search-about = Busque una palabra, un nombre, un país o una frase entre comillas. Un signo menos delante de una palabra la excluye.
portal-search-between = Entre dos fechas
portal-search-from = Desde
portal-search-to = Hasta
portal-search-since = Desde el { $day }
portal-search-until = Hasta el { $day }
portal-search-kind = Tipo
portal-search-country = País
portal-search-narrow = Precisar la búsqueda
portal-search-chosen = Criterios elegidos
portal-search-sort = Ordenar por
portal-search-by-relevance = relevancia
portal-search-by-date = fecha
portal-search-total =
    { $count ->
        [0] Ningún resultado
        [one] { $count } resultado
       *[other] { $count } resultados
    }
portal-search-all-words =
    { $count ->
        [0] Ningún texto contiene todas las palabras; estos contienen la mayoría.
        [one] Solo el primero contiene todas las palabras; los demás contienen la mayoría.
       *[other] Los { $count } primeros contienen todas las palabras; los demás contienen la mayoría.
    }
portal-search-read-as = Ningún texto contiene «{ $typed }»; se muestran los resultados de «{ $read }».
portal-search-meant = Quizás quiso decir:
portal-search-cut = La búsqueda es larga: solo se ha leído el principio.
portal-search-building = El índice de la búsqueda se está construyendo. Vuelva dentro de un momento.
portal-search-promoted = Destacado
portal-search-members = Para miembros
portal-search-archived = Archivo
portal-search-in-file = En el documento «{ $title }»:
portal-search-nothing = Esto puede ayudarle:
portal-search-help-spelling = Compruebe la ortografía o use palabras más corrientes.
portal-search-help-language = El texto puede estar en otro idioma: pruebe con un nombre propio, una sigla o un lugar.
portal-search-help-fewer = Con menos palabras:
portal-search-help-open = Sin los criterios elegidos:
portal-search-help-theme = Un tema cercano:
portal-search-help-themes = Recorra el sitio:
portal-search-help-contact = Pregúntenos:
portal-search-pages = Páginas de resultados
portal-search-before = Resultados anteriores
portal-search-after = Resultados siguientes
portal-search-follow = Seguir esta búsqueda (canal Atom)
portal-search-offers = Sugerencias
portal-search-offered = Sugerencias propuestas:
portal-search-offered-none = Sin sugerencias
portal-search-switch = Sugerencias al escribir
