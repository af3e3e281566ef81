resources-name = الموارد
resources-heading = { $list }: { $what }
resources-none = لا نتائج
resources-total =
    { $count ->
        [zero] { $count } مورد
        [one] مورد واحد
        [two] موردان
        [few] { $count } موارد
        [many] { $count } موردًا
       *[other] { $count } مورد
    }
resources-facets = تضييق النطاق
resources-facet-type = النوع
resources-facet-theme = الموضوع
resources-facet-country = البلد أو المنطقة
resources-facet-language = اللغة
resources-facet-year = السنة
resources-facet-series = السلسلة
resources-in-language = بـ{ $language }
resources-remove = إزالة
resources-shape = طريقة العرض
resources-grid = على شكل شبكة
resources-list = على شكل قائمة
resources-nothing = لا يوجد مورد يطابق هذه الاختيارات. أزل أحدها أو ابدأ من جديد من جميع الموارد.
resources-empty = لم يُنشر أي مورد بعد.
resources-all = جميع الموارد
resources-pager = صفحات القائمة
resources-newer = موارد أحدث
resources-older = موارد أقدم
resources-type-text = نص
resources-type-practice = بطاقة ممارسة
resources-type-picture = صورة
resources-type-album = ألبوم صور
resources-type-sound = تسجيل صوتي
resources-type-video = فيديو
resources-role-author = المؤلف
resources-role-editor = إشراف
resources-role-translator = الترجمة
resources-role-photographer = الصور
resources-role-illustrator = الرسوم
resources-role-director = الإخراج
resources-role-speaker = المتحدث
resources-role-contributor = بمشاركة
resources-pictures =
    { $count ->
        [zero] { $count } صورة
        [one] صورة واحدة
        [two] صورتان
        [few] { $count } صور
        [many] { $count } صورة
       *[other] { $count } صورة
    }
resources-pages =
    { $count ->
        [zero] { $count } صفحة
        [one] صفحة واحدة
        [two] صفحتان
        [few] { $count } صفحات
        [many] { $count } صفحة
       *[other] { $count } صفحة
    }
resources-read = قراءة الوثيقة
resources-html = قراءة النسخة الميسّرة على الويب
resources-since = في مركز الموارد منذ { $date }
resources-also-in = معروض أيضًا بـ
resources-archived = هذا المورد مؤرشف. يبقى متاحًا للاطلاع ولم يعد يُحدَّث.
resources-credit = المصدر: { $name }
resources-picture-of = الصورة { $number } من { $count }
resources-picture-before = الصورة السابقة
resources-picture-after = الصورة التالية
resources-picture-full = الصورة { $number } بالحجم الكامل
resources-documents = الملفات
resources-cite = الاستشهاد بهذا المورد
resources-cite-plain = نص فقط
resources-zip = كل الصور في ملف واحد (ZIP، { $size })
resources-chapters = الفصول
resources-record = البطاقة
resources-date = التاريخ
resources-publisher = الناشر
resources-languages = اللغات
resources-series = السلسلة
resources-series-number = { $series }، العدد { $number }
resources-reference = المرجع
resources-rights = الحقوق
resources-themes = حول هذه المواضيع
resources-contact = لمزيد من المعلومات
resources-authority = الجماعة المحلية
resources-context = السياق
resources-done = ما تم إنجازه
resources-results = النتائج
resources-cost = الكلفة
resources-avoid = ما يجب تجنّبه
resources-licence-none = غير محددة
resources-licence-reserved = جميع الحقوق محفوظة
resources-licence-cc-by = CC BY 4.0
resources-licence-cc-by-sa = CC BY-SA 4.0
resources-licence-cc-by-nd = CC BY-ND 4.0
resources-licence-cc-by-nc = CC BY-NC 4.0
resources-licence-cc-by-nc-sa = CC BY-NC-SA 4.0
resources-licence-cc-by-nc-nd = CC BY-NC-ND 4.0
resources-licence-cc0 = الملك العام (CC0 1.0)
resources-licence-etalab = Licence Ouverte 2.0 (Etalab)
resources-licence-odbl = ODbL 1.0
resources-form-practice = بطاقة الممارسة
resources-form-authority = الجماعة المحلية وشريكها
resources-form-authority-hint = لا تظهر هذه الحقول إلا في بطاقة الممارسة.
resources-form-context = السياق
resources-form-done = ما تم إنجازه
resources-form-results = النتائج
resources-form-cost = الكلفة ومن تحمّلها
resources-form-avoid = ما يجب تجنّبه
resources-form-pictures = صور الألبوم بترتيبها
resources-form-picture = الصورة
resources-form-picture-hint = رقم الصورة في المكتبة أو عنوانها.
resources-form-alt = النص البديل
resources-form-alt-hint = ما تُظهره الصورة لمن لا يراها.
resources-form-caption = التعليق
resources-form-chapters = فصول التسجيل أو الفيديو
resources-form-chapter = البداية
resources-form-chapter-hint = مثلًا 4:05 أو 1:02:03.
resources-form-chapter-name = عنوان الفصل
resources-form-creators = من أنجزه
resources-form-creator = اسم الشخص أو الهيئة
resources-form-person = هذا شخص وليس هيئة
resources-form-role = الدور
resources-form-record = البطاقة
resources-form-type = نوع المورد
resources-form-date = تاريخ المورد
resources-form-date-hint = بقدر ما هو معروف: 2005 أو 2005-06 أو 2005-06-12.
resources-form-languages = لغات المورد
resources-form-languages-hint = رموزها، مثلًا fr, ar. إن تُرك فارغًا: لغات الملفات.
resources-form-publisher = الناشر
resources-form-publisher-hint = إن تُرك فارغًا: الجهة المصدرة.
resources-form-series = السلسلة
resources-form-series-hint = تُكتب دائمًا بالطريقة نفسها: بها تجتمع أعدادها.
resources-form-series-number = العدد في السلسلة
resources-form-html = النسخة الميسّرة على الويب
resources-form-html-hint = عنوان صفحة تقول ما يقوله الملف.
resources-form-isbn = ISBN
resources-form-isbn-hint = عدة طبعات: افصل بين أرقامها بفواصل.
resources-form-issn = ISSN
resources-form-doi = DOI
resources-form-doi-hint = مثلًا 10.1000/182.
resources-form-reference = رقم آخر أو رمز التصنيف
resources-form-rights = الحقوق
resources-form-licence = الرخصة
resources-form-credit = الإشارة الواجبة
resources-form-credit-hint = مثلًا «© مدينة ميخلن».
resources-check-alt = إحدى صور الألبوم ليس لها نص بديل.
resources-check-alt-file-name = النص البديل لإحدى الصور هو اسم ملف.
resources-check-pictures = لا توجد صور في الألبوم.
resources-check-practice = لا تذكر البطاقة ما تم إنجازه أو ما نتج عنه.
resources-check-date = ليس للمورد تاريخ: لا يمكن العثور عليه بحسب السنة.
resources-check-licence = لا شيء يبيّن ما يجوز فعله به: اختر رخصة.
resources-fault-date = اكتب التاريخ هكذا: 2005 أو 2005-06 أو 2005-06-12.
resources-fault-isbn = رقم ISBN هذا غير صحيح: يتكون من 10 أو 13 رقمًا، آخرها يتحقق من البقية. راجعه.
resources-fault-issn = رقم ISSN هذا غير صحيح: يتكون من 8 أرقام، آخرها يتحقق من البقية. راجعه.
resources-fault-doi = اكتب DOI هكذا: 10.1000/182.
resources-fault-languages = اكتب رموز اللغات هكذا: fr, ar.
resources-fault-clock = اكتب اللحظة هكذا: 4:05 أو 1:02:03.
