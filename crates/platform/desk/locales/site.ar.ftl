desk-site-menu = الموقع
desk-site-tabs = صفحات الموقع
desk-site-featured = في الواجهة
desk-site-notice = إعلان
desk-site-menus = القوائم
desk-site-themes = المواضيع
desk-site-contacts = جهات الاتصال
desk-site-redirects = العناوين القديمة
desk-site-settings = الإعدادات
desk-site-form = الاستمارة
desk-site-nothing = لا شيء
desk-site-in-language = { $what } ({ $language })
desk-site-position = الترتيب
desk-site-search = بحث
desk-site-until = حتى { $day }
desk-site-identity = الهوية
desk-site-name = اسم الموقع
desk-site-tagline = عبارة تحت الاسم
desk-site-logo = الشعار
desk-site-logo-hint = رقم صورة من المكتبة أو عنوانها، على أن تكون متاحة للجميع. إذا تُرك فارغًا ظهر دانتيل مالين.
desk-site-colour = لون الشبكة
desk-site-colour-hint = ستة أرقام، مثل ‎#8c1c3a‎. إذا تُرك فارغًا استُعمل لون المنتج.
desk-site-colour-read = هذا اللون مقروء على الورق وعلى الكتان: يصلح للنصوص وللخطوط.
desk-site-colour-seen = هذا اللون مرئي لكنه غير مقروء بما يكفي: يبقى للخطوط، وتأخذ النصوص أقرب درجة منه تُقرأ.
desk-site-colour-light = نهارًا:
desk-site-colour-dark = ليلًا:
desk-site-colour-line = للخطوط
desk-site-colour-text = للنصوص
desk-site-languages = اللغات والوقت
desk-site-languages-about = رقّم لغات الموقع بحسب ترتيبها؛ لا تُعرض لغة بلا رقم.
desk-site-zone = المنطقة الزمنية
desk-site-zone-hint = مثل Europe/Paris.
desk-site-home = الصفحة الرئيسية
desk-site-home-about = رقّم الأقسام بحسب ترتيبها؛ لا يظهر قسم بلا رقم.
desk-site-home-featured = في الواجهة
desk-site-home-latest = الجديد
desk-site-home-coming = المواعيد القادمة
desk-site-home-themes = المواضيع
desk-site-contact = البريد الإلكتروني للموقع
desk-site-contact-hint = تصل إليه رسائل استمارة الاتصال.
desk-site-notice-about = يظهر الإعلان أعلى كل الصفحات حتى تاريخ انتهائه.
desk-site-notice-shown = الإعلان معروض أعلى كل الصفحات.
desk-site-notice-text = النص
desk-site-notice-until = حتى متى
desk-site-notice-link = الرابط
desk-site-notice-link-hint = اختياري: إلى أين يؤدي الإعلان.
desk-site-notice-remove = سحب الإعلان
desk-site-menus-about = يؤدي كل عنصر إلى قائمة أو صفحة أو موقع آخر، ويأخذ اسمه ما لم تعطه اسمًا خاصًا.
desk-site-menu-main = القائمة الرئيسية
desk-site-menu-footer = أسفل الصفحة
desk-site-menu-to = يؤدي إلى
desk-site-menu-page = صفحة: { $title }
desk-site-menu-link = موقع آخر
desk-site-menu-address = العنوان
desk-site-menu-address-hint = لموقع آخر فقط.
desk-site-menu-remove = إزالة هذا العنصر
desk-site-menu-label = الاسم
desk-site-menu-labels = إعطاؤه اسمًا آخر
desk-site-menu-new = عنصر جديد
desk-site-menu-entry = العنصر { $number }
desk-site-featured-about =
    { $count ->
        [zero] لا يرى القراء شيئًا منها.
        [one] يرى القراء أول منشور لم ينته أجله.
        [two] يرى القراء أول منشورين لم ينته أجلهما.
        [few] يرى القراء أول { $count } منشورات لم ينته أجلها.
        [many] يرى القراء أول { $count } منشورًا لم ينته أجله.
       *[other] يرى القراء أول { $count } منشور لم ينته أجله.
    }
desk-site-featured-none = لا شيء في الواجهة. ابحث عن منشور لوضعه فيها.
desk-site-featured-until = حتى متى
desk-site-featured-remove = إزالته من الواجهة
desk-site-featured-over = لم يعد معروضًا
desk-site-featured-add = إضافة إلى الواجهة
desk-site-featured-search = كلمات من العنوان
desk-site-featured-put = وضع في الواجهة
desk-site-theme-new = موضوع جديد
desk-site-theme-name = الاسم
desk-site-theme-kind = النوع
desk-site-theme-topic = موضوع
desk-site-theme-country = بلد
desk-site-theme-region = منطقة من العالم
desk-site-theme-key = الرمز
desk-site-theme-key-hint = البلد: رمزه من حرفين (ML). المنطقة: رمزها لدى الأمم المتحدة (002) أو كلمة (sahel). الموضوع: يُترك فارغًا فيُصنع من الاسم.
desk-site-theme-broader = ضمن
desk-site-theme-broader-hint = اسم موضوع آخر؛ فارغ إن لم يوجد.
desk-site-theme-slug = كلمة العنوان
desk-site-theme-slug-hint = يظل العنوان السابق يؤدي إلى الموضوع.
desk-site-theme-used = المنشورات
desk-site-theme-count =
    { $count ->
        [zero] لا منشورات
        [one] منشور واحد
        [two] منشوران
        [few] { $count } منشورات
        [many] { $count } منشورًا
       *[other] { $count } منشور
    }
desk-site-theme-more =
    { $count ->
        [zero] لا شيء غيرها.
        [one] هناك موضوع آخر: دقّق البحث.
        [two] هناك موضوعان آخران: دقّق البحث.
        [few] هناك { $count } مواضيع أخرى: دقّق البحث.
        [many] هناك { $count } موضوعًا آخر: دقّق البحث.
       *[other] هناك { $count } موضوع آخر: دقّق البحث.
    }
desk-site-theme-none = لا مواضيع بعد. أنشئ أول موضوع.
desk-site-theme-public = على الموقع
desk-site-theme-narrower = يضم
desk-site-theme-merging = دمجه في موضوع آخر
desk-site-theme-merging-about = تنتقل منشورات هذا الموضوع إلى الآخر، وتؤدي عناوينه إليه. لا يمكن التراجع عن ذلك.
desk-site-theme-into = الموضوع الآخر الذي يبقى
desk-site-theme-into-hint = اسمه بإحدى لغات الموقع.
desk-site-theme-merge = دمج
desk-site-redirects-about = يؤدي العنوان القديم إلى مكان آخر حين لا يبقى فيه شيء.
desk-site-redirect-from = العنوان القديم
desk-site-redirect-from-hint = مثل ‎/spip.php?article12‎
desk-site-redirect-to = يؤدي إلى
desk-site-redirect-to-hint = مثل ‎/fr/actualites/villes-et-migration‎ أو ‎https://example.org/‎
desk-site-redirect-add = إضافة
desk-site-redirect-removal = الحذف
desk-site-redirect-remove = حذف
desk-site-redirect-none = لا عناوين قديمة بعد.
desk-site-redirect-many = إضافة عناوين كثيرة دفعة واحدة
desk-site-redirect-table = جدول من عمودين
desk-site-redirect-table-hint = سطر لكل عنوان: القديم ثم الجديد، تفصل بينهما فاصلة أو فاصلة منقوطة أو علامة جدولة.
desk-site-redirect-take = إضافة الجدول
desk-site-line = السطر { $number }
desk-site-contacts-about = المنظمات التي تنشر، والأشخاص والأقسام الذين يُتوجَّه إليهم.
desk-site-contacts-none = لا أحد هنا.
desk-site-offices = الأشخاص والمناصب
desk-site-offices-past = مناصب لها نهاية
desk-site-services = الأقسام
desk-site-organisations = المنظمات
desk-site-office-new = شخص جديد
desk-site-service-new = قسم جديد
desk-site-organisation-new = منظمة جديدة
desk-site-office-title = المنصب
desk-site-person = اسم الشخص
desk-site-person-hint = فارغ إذا ذُكر المنصب وحده.
desk-site-contact-name = الاسم
desk-site-email = البريد الإلكتروني
desk-site-phone = الهاتف
desk-site-unit = القسم
desk-site-acronym = الاسم المختصر
desk-site-url = الموقع
desk-site-type = الصنف
desk-site-type-government = حكومة
desk-site-type-local-government = سلطة محلية
desk-site-type-other-public = هيئة عامة أخرى
desk-site-type-international-ngo = منظمة غير حكومية دولية
desk-site-type-national-ngo = منظمة غير حكومية وطنية
desk-site-type-regional-ngo = منظمة غير حكومية إقليمية
desk-site-type-partner-ngo = منظمة غير حكومية من بلد شريك
desk-site-type-public-private = شراكة بين القطاعين العام والخاص
desk-site-type-multilateral = منظمة متعددة الأطراف
desk-site-type-foundation = مؤسسة
desk-site-type-private = القطاع الخاص
desk-site-type-academic = التعليم والبحث
desk-site-type-other = غير ذلك
desk-site-ending = نهاية المنصب
desk-site-ending-about = بعدها تذكر الصفحات الشخص التالي، وإلا فالقسم؛ ولا تذكر أبدًا من غادر.
desk-site-ending-set = لهذا المنصب نهاية. يمكنك تغيير التاريخ والشخص التالي.
desk-site-ends = ينتهي في
desk-site-successor = من يخلفه
desk-site-end = حفظ النهاية
desk-site-fault-stale = غيّر شخص آخر هذه الإعدادات في هذه الأثناء. القيم التي أدخلتها أدناه: أرسلها من جديد للاحتفاظ بها.
desk-site-fault-position = الترتيب عدد صحيح، ابتداءً من 0.
desk-site-fault-past = لقد مضى هذا التاريخ.
desk-site-fault-label = يحتاج الرابط إلى موقع آخر إلى اسم.
desk-site-fault-email = «{ $given }» ليس بريدًا إلكترونيًا.
desk-site-fault-phone = «{ $given }» ليس رقم هاتف.
desk-site-fault-colour = «{ $given }» ليس لونًا. مثال: ‎#8c1c3a‎
desk-site-fault-pale = هذا اللون باهت جدًا: لن يُرى على الورق أو الكتان. اختر لونًا أغمق.
desk-site-fault-picture = «{ $given }» ليست صورة.
desk-site-fault-private = هذه الصورة غير متاحة للجميع: افتحها أولًا في المكتبة.
desk-site-fault-slug = لا يمكن أن تكون «{ $given }» في عنوان: حروف وأرقام وشرطات.
desk-site-fault-slug-taken = لموضوع آخر هذا العنوان، أو كان له.
desk-site-fault-theme-known = هناك موضوع من هذا النوع وبهذا الرمز.
desk-site-fault-circle = لا يمكن أن يضم الموضوع نفسه.
desk-site-fault-same-theme = إنه الموضوع نفسه.
desk-site-fault-country = رمز البلد حرفان، مثل ML.
desk-site-fault-code = في الرمز حروف لاتينية بلا علامات وأرقام وشرطات.
desk-site-fault-path = هذا ليس عنوانًا. مثال: ‎/old-page‎ أو ‎https://example.org/‎
desk-site-fault-loop = يعيد هذا العنوان القارئ إلى حيث كان، أو يدور به بلا نهاية.
desk-site-fault-columns = يلزم عمودان: «{ $given }»
desk-site-fault-lines = هذا كثير: { $given } سطر على الأكثر دفعة واحدة.
desk-site-fault-contact-known = جهة الاتصال هذه موجودة: ابحث عنها في القائمة.
