# The frame of every page.
portal-skip = انتقل إلى المحتوى
portal-languages = اللغات
portal-menu = القائمة الرئيسية
portal-breadcrumbs = أنت هنا
portal-feed = خلاصة Atom: { $title }

# Cards.
portal-in-language = باللغة { $language }
portal-featured = في الواجهة
portal-latest = الأخبار
portal-all-news = كل الأخبار
portal-coming = في الأجندة
portal-coming-all = الأجندة كاملة
portal-coming-subscribe = اشترك في هذا التقويم
portal-coming-file = نزّله (‎.ics)
portal-coming-now = يجري الآن

# Files.
portal-document-pages =
    { $count ->
        [one] صفحة واحدة
        [two] صفحتان
        [few] { $count } صفحات
       *[other] { $count } صفحة
    }
portal-document-accessible = ميسّر للجميع
portal-document-announced = لم يُنشر بعد

# Lists.
portal-pager = صفحات القائمة
portal-newer = الأحدث
portal-older = الأقدم
portal-follow-feed = تابع هذه القائمة (خلاصة Atom)
portal-filters = تصفية القائمة
portal-filter-year = السنة
portal-filter-month = الشهر
portal-filter-theme = الموضوع
portal-filter-country = البلد والمنطقة
portal-filter-language = اللغة
portal-filter-remove = إزالة
portal-list-empty = لم يُنشر شيء هنا بعد. تابع هذه القائمة لتعلم بأول منشور.
portal-list-empty-filtered = لا نتائج توافق هذه المرشّحات. أزل أحدها لتوسيع القائمة.

# Themes.
portal-by-theme = المواضيع والبلدان
portal-topics = المواضيع
portal-countries = البلدان
portal-regions = مناطق العالم
portal-kind-topic = موضوع
portal-kind-country = بلد
portal-kind-region = منطقة من العالم
portal-broader = جزء من:
portal-narrower = بتفصيل أكثر

# Errors.
portal-error-request = رقم الطلب، لذكره إذا راسلتنا:
portal-home = الرئيسية
portal-list-heading = { $list }: { $what }
portal-accessibility-full = إمكانية الوصول: مطابقة كليًّا
portal-accessibility-partial = إمكانية الوصول: مطابقة جزئيًّا
portal-accessibility-none = إمكانية الوصول: غير مطابقة
portal-error-400 = لم يُفهم هذا الطلب
portal-error-400-text = في العنوان أو في الاستمارة ما لا يستطيع هذا الموقع قراءته. عودوا إلى الصفحة السابقة أو ابدؤوا من الرئيسية.
portal-error-403 = هذا الإجراء غير مسموح
portal-error-403-text = لم يصدر الطلب عن صفحة من هذا الموقع، أو لا يحق لكم تقديمه. أعيدوا تحميل الصفحة وحاولوا من جديد.
portal-error-404 = هذه الصفحة غير موجودة
portal-error-404-text = قد يكون العنوان منقولًا خطأً، أو لم تُنشر الصفحة قط بهذه اللغة. إليكم ما يمكن متابعته.
portal-error-405 = لا تُطلب هذه الصفحة بهذه الطريقة
portal-error-405-text = العنوان موجود، لكنه لا يقبل هذا النوع من الطلبات.
portal-error-408 = استغرق وصول الطلب وقتًا أطول من اللازم
portal-error-408-text = قد يكون الاتصال بطيئًا. حاولوا من جديد بعد لحظات.
portal-error-410 = سُحب هذا النص
portal-error-410-text = سحبه أصحابه من الموقع. إليكم ما يمكن متابعته.
portal-error-413 = هذا أطول من اللازم
portal-error-413-text = يتجاوز العنوان أو الرسالة الحجم الذي يقبله هذا الموقع. اختصروا وحاولوا من جديد.
portal-error-429 = طلبات كثيرة
portal-error-429-text = انتظروا بضع دقائق قبل المحاولة من جديد.
portal-error-500 = حدث خطأ
portal-error-500-text = الخطأ من جانبنا. حاولوا من جديد بعد لحظات، وإن تكرر فاكتبوا إلينا.
portal-error-503 = الموقع لا يستجيب الآن
portal-error-503-text = حاولوا من جديد بعد لحظات.
portal-list-span = { $list } ({ $span })
portal-language-away = (لا توجد هذه الصفحة بها)

# What the picture shows that shared links carry where there is no other.
portal-social-alt = دانتيل: خيط يمتد من مدينة إلى مدينة
portal-preview-draft = معاينة مسودة لم تُنشر. هذا الرابط صالح حتى نهاية يوم { $date }.
portal-preview-live = معاينة نص منشور. هذا الرابط صالح حتى نهاية يوم { $date }.
portal-preview-ended = لم يعد رابط المعاينة هذا يؤدي إلى شيء
portal-preview-ended-text = لروابط المعاينة نهاية، ويمكن لمن أعطاها أن يلغيها. اطلب رابطًا جديدًا ممن أرسل إليك هذا الرابط.

# Search.
portal-search = بحث
portal-search-label = ابحث في الموقع
portal-search-go = ابحث
portal-search-of = بحث: { $query }
portal-search-in = ابحث في { $site }
portal-search-page = الصفحة { $number }
portal-search-about = ابحث عن كلمة أو اسم أو بلد أو عبارة بين علامتي تنصيص. علامة ناقص قبل كلمة تستبعدها.
portal-search-between = بين تاريخين
portal-search-from = من
portal-search-to = إلى
portal-search-since = منذ { $day }
portal-search-until = حتى { $day }
portal-search-kind = النوع
portal-search-country = البلد
portal-search-narrow = تضييق البحث
portal-search-chosen = المعايير المختارة
portal-search-sort = الترتيب حسب
portal-search-by-relevance = الصلة
portal-search-by-date = التاريخ
portal-search-total =
    { $count ->
        [0] لا نتائج
        [one] نتيجة واحدة
        [two] نتيجتان
        [few] { $count } نتائج
        [many] { $count } نتيجة
       *[other] { $count } نتيجة
    }
portal-search-all-words =
    { $count ->
        [0] لا يحتوي أي نص على جميع الكلمات؛ هذه النصوص تحتوي على معظمها.
        [one] الأول وحده يحتوي على جميع الكلمات؛ والباقي على معظمها.
        [two] الأولان يحتويان على جميع الكلمات؛ والباقي على معظمها.
        [few] أول { $count } نصوص تحتوي على جميع الكلمات؛ والباقي على معظمها.
        [many] أول { $count } نصًا تحتوي على جميع الكلمات؛ والباقي على معظمها.
       *[other] أول { $count } نص تحتوي على جميع الكلمات؛ والباقي على معظمها.
    }
portal-search-read-as = لا يحتوي أي نص على «{ $typed }»؛ هذه نتائج «{ $read }».
portal-search-meant = هل تقصد:
portal-search-cut = نص البحث طويل: لم يُقرأ سوى أوله.
portal-search-building = فهرس البحث قيد الإنشاء. عد بعد لحظات.
portal-search-promoted = مختار
portal-search-members = للأعضاء
portal-search-archived = الأرشيف
portal-search-in-file = في الوثيقة «{ $title }»:
portal-search-nothing = إليك ما قد يفيد:
portal-search-help-spelling = تحقق من الإملاء، أو استعمل كلمات أكثر شيوعًا.
portal-search-help-language = قد يكون النص بلغة أخرى: جرّب اسم علم أو اختصارًا أو مكانًا.
portal-search-help-fewer = بكلمات أقل:
portal-search-help-open = دون المعايير المختارة:
portal-search-help-theme = موضوع قريب:
portal-search-help-themes = تصفح الموقع:
portal-search-help-contact = اسألنا:
portal-search-pages = صفحات النتائج
portal-search-before = النتائج السابقة
portal-search-after = النتائج التالية
portal-search-follow = متابعة هذا البحث (خلاصة Atom)
portal-search-offers = اقتراحات
portal-search-offered = اقتراحات معروضة:
portal-search-offered-none = لا اقتراحات
portal-search-switch = اقتراحات أثناء الكتابة
