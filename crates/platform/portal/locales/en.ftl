# The frame of every page.
portal-skip = Skip to content
portal-languages = Languages
portal-menu = Main navigation
portal-breadcrumbs = You are here
portal-feed = Atom feed: { $title }

# Cards.
portal-in-language = in { $language }
portal-featured = In focus
portal-latest = News
portal-all-news = All news
portal-coming = Coming events
portal-coming-all = All events
portal-coming-subscribe = Subscribe to this calendar
portal-coming-file = Download it (.ics)
portal-coming-now = Now

# Files.
portal-document-pages =
    { $count ->
        [one] { $count } page
       *[other] { $count } pages
    }
portal-document-accessible = accessible
portal-document-announced = not online yet

# Lists.
portal-pager = Pages of the list
portal-newer = Newer
portal-older = Older
portal-follow-feed = Follow this list (Atom feed)
portal-filters = Filter the list
portal-filter-year = Year
portal-filter-month = Month
portal-filter-theme = Topic
portal-filter-country = Country or region
portal-filter-language = Language
portal-filter-remove = Remove
portal-list-empty = Nothing has been published here yet. Follow this list to hear of the first item.
portal-list-empty-filtered = Nothing matches these filters. Remove one to see more.

# Themes.
portal-by-theme = Topics and countries
portal-topics = Topics
portal-countries = Countries
portal-regions = Regions of the world
portal-kind-topic = Topic
portal-kind-country = Country
portal-kind-region = Region of the world
portal-broader = Part of:
portal-narrower = In more detail

# Errors.
portal-error-request = Request number, to quote if you write to us:
portal-home = Home
portal-list-heading = { $list }: { $what }
portal-accessibility-full = Accessibility: fully compliant
portal-accessibility-partial = Accessibility: partially compliant
portal-accessibility-none = Accessibility: not compliant
portal-error-400 = This request was not understood
portal-error-400-text = The address or the form holds something that this site cannot read. Go back to the previous page, or start again from the home page.
portal-error-403 = This is not allowed
portal-error-403-text = The request does not come from a page of this site, or you may not make it. Reload the page and try again.
portal-error-404 = This page does not exist
portal-error-404-text = The address may be mistyped, or the page was never published in this language. Here are some ways on.
portal-error-405 = This page cannot be asked for in this way
portal-error-405-text = The address exists, but it does not take this kind of request.
portal-error-408 = The request took too long to arrive
portal-error-408-text = The connection may be slow. Try again in a moment.
portal-error-410 = This text has been withdrawn
portal-error-410-text = Its authors have taken it off the site. Here are some ways on.
portal-error-413 = This is too long
portal-error-413-text = The address or the message is larger than this site accepts. Shorten it and try again.
portal-error-429 = Too many requests
portal-error-429-text = Please wait a few minutes before you try again.
portal-error-500 = Something went wrong
portal-error-500-text = The fault is ours. Try again in a moment; if it happens again, write to us.
portal-error-503 = The site does not answer at the moment
portal-error-503-text = Try again in a moment.
portal-list-span = { $list } ({ $span })
portal-language-away = (this page does not exist in it)

# What the picture shows that shared links carry where there is no other.
portal-social-alt = Lace: a thread runs from town to town
portal-preview-draft = Preview of a draft, which is not published. This link works until { $date }, that day included.
portal-preview-live = Preview of a published text. This link works until { $date }, that day included.
portal-preview-ended = This preview link leads nowhere any more
portal-preview-ended-text = Preview links come to an end, and whoever gave them can take them back. Ask the person who sent you this one for a new link.

# Search.
portal-search = Search
portal-search-label = Search the site
portal-search-go = Search
portal-search-of = Search: { $query }
portal-search-in = Search { $site }
portal-search-page = page { $number }
portal-search-about = Look for a word, a name, a country, a phrase in quotation marks. A minus sign before a word leaves it out.
portal-search-between = Between two dates
portal-search-from = From
portal-search-to = To
portal-search-since = Since { $day }
portal-search-until = Until { $day }
portal-search-kind = Type
portal-search-country = Country
portal-search-narrow = Narrow the search
portal-search-chosen = Chosen criteria
portal-search-sort = Sort by
portal-search-by-relevance = relevance
portal-search-by-date = date
portal-search-total =
    { $count ->
        [0] No results
        [one] { $count } result
       *[other] { $count } results
    }
portal-search-all-words =
    { $count ->
        [0] No text holds all the words; these hold most of them.
        [one] Only the first holds all the words; the others hold most of them.
       *[other] The first { $count } hold all the words; the others hold most of them.
    }
portal-search-read-as = No text holds “{ $typed }”; showing results for “{ $read }”.
portal-search-meant = Did you mean:
portal-search-cut = The search is long: only its beginning was read.
portal-search-building = The search index is being built. Please come back in a moment.
portal-search-promoted = Featured
portal-search-members = For members
portal-search-archived = Archive
portal-search-in-file = In the document “{ $title }”:
portal-search-nothing = Here is what may help:
portal-search-help-spelling = Check the spelling, or use more common words.
portal-search-help-language = The text may be in another language: try a proper name, an acronym, a place.
portal-search-help-fewer = With fewer words:
portal-search-help-open = Without the chosen criteria:
portal-search-help-theme = A theme that comes near:
portal-search-help-themes = Browse the site:
portal-search-help-contact = Ask us:
portal-search-pages = Pages of results
portal-search-before = Previous results
portal-search-after = Next results
portal-search-follow = Follow this search (Atom feed)
portal-search-offers = Suggestions
portal-search-offered = Suggestions offered:
portal-search-offered-none = No suggestions
portal-search-switch = Suggestions while typing
