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
