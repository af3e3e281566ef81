desk-media = مكتبة الوسائط
desk-media-any = أيّ كان
desk-media-words = كلمات
desk-media-class = نوع الملف
desk-media-class-picture = صورة
desk-media-class-document = وثيقة
desk-media-class-sound = صوت
desk-media-class-video = فيديو
desk-media-class-other = ملف آخر
desk-media-collection = مجموعة
desk-media-collections = المجموعات
desk-media-unused = ما لا يُستخدم في أي موضع فقط
desk-media-none = ما زالت المكتبة فارغة.
desk-media-waiting = قيد القراءة
desk-media-unreadable = تعذّرت قراءة هذا الملف: فهو تالف أو محمي بكلمة سر أو أكبر من اللازم عند فتحه.
desk-media-about = هذا الملف
desk-media-preview = معاينة الملف
desk-media-look-again = إعادة قراءة الملف
desk-media-name = الاسم
desk-media-what = طبيعته
desk-media-arrived = تاريخ الوصول
desk-media-readers = القرّاء
desk-media-read = يمكن للقرّاء فتحه.
desk-media-unread = لا يمكن لأي قارئ فتحه بعد.
desk-media-original = حفظ الملف الأصلي
desk-media-where = أين يُستخدم
desk-media-nowhere = لا يُستخدم في أي موضع.
desk-media-draft-use = مسودة
desk-media-text = بداية نصه
desk-media-no-text = لا يوجد فيه نص: لعلّه صورة ورقة لا يمكن أن تُقرأ بصوت مسموع.
desk-media-title = العنوان
desk-media-description = الوصف
desk-media-description-hint = ما تعرضه الصورة لمن لا يراها. يُقترح هذا الوصف عند كل استخدام ويمكن تغييره هناك.
desk-media-about-hint = ما يحتويه الملف في جملة واحدة.
desk-media-transcript = النص المفرَّغ
desk-media-transcript-hint = كل ما يُقال وما يُسمع من مفيد، ليُقرأ بدلًا من الصوت.
desk-media-rights = الحقوق
desk-media-creator = المؤلف
desk-media-credit = حقوق الصورة
desk-media-credit-hint = ما يُقرأ بجانب الملف، مثلًا: © مدينة مالين
desk-media-licence = الترخيص
desk-media-licence-reserved = جميع الحقوق محفوظة
desk-media-consent = موافقة الأشخاص المصوَّرين
desk-media-consent-hint = من وافق، وعلى ماذا، وأين حُفظت الموافقة. لا تُنشر هذه الملاحظة أبدًا.
desk-media-content = المحتوى
desk-media-language = اللغة
desk-media-unsaid = غير محدد
desk-media-poster = الصورة قبل التشغيل
desk-media-poster-hint = عنوان صورة من مكتبة الوسائط، مثل ‎/desk/media/…
desk-media-untold = بلا نص مفرَّغ لأنّ…
desk-media-untold-hint = إن لم يوجد نص مفرَّغ ولا سبب، يظهر تنبيه قبل النشر.
desk-media-untold-on-page = الصفحة تقول الشيء نفسه
desk-media-untold-wordless = لا يُقال فيه شيء
desk-media-accessible = قابل للقراءة بالتقنيات المساعدة
desk-media-accessible-hint = إن لم تُحدَّد الإجابة، يُفترض أن ملف PDF الموسوم كذلك.
desk-media-accessible-yes = نعم
desk-media-accessible-no = لا
desk-media-focus = النقطة التي يجب أن تبقى ظاهرة
desk-media-focus-hint = عند اقتصاص الصورة تبقى هذه النقطة ظاهرة. حدّدها بالنسبة المئوية أو أشر إليها على الصورة.
desk-media-focus-x = من اليسار، %
desk-media-focus-y = من الأعلى، %
desk-media-public = متاح للجميع
desk-media-public-hint = يمكن لأي شخص فتحه من عنوانه حتى إن لم تستخدمه أي مادة منشورة.
desk-media-version = النسخة
desk-media-not-yours = هذا الملف متاح للقرّاء: يمكن لمحرّر تعديله.
desk-media-captions = الترجمة النصية
desk-media-captions-file = ملف WebVTT
desk-media-add-captions = إضافة هذه الترجمة
desk-media-remove-captions = حذف: { $language }
desk-media-replace = استبدال الملف
desk-media-replace-about = يبقى العنوان والاسم والاستخدامات، وتُحفظ النسخة السابقة.
desk-media-new-file = ملف جديد
desk-media-replace-do = استبدال
desk-media-past = النسخ السابقة
desk-media-revision = النسخة { $number } ({ $format })
desk-media-restore = استعادة النسخة { $number }
desk-media-remove = الحذف
desk-media-remove-used = هذا الملف مستخدَم ولا يمكن حذفه. أزله أولًا من النصوص التي تستخدمه.
desk-media-remove-sure = حذف هذا الملف…
desk-media-remove-about = سيُحذف الملف ووصفه ونسخه السابقة. لا يمكن التراجع عن ذلك.
desk-media-remove-do = حذف نهائي
desk-media-upload = إضافة ملفات
desk-media-files = الملفات
desk-media-limits = يمكن إضافة عدة ملفات معًا، وحجم كل منها { $most } على الأكثر. صور وملفات PDF ومستندات مكتبية وأصوات وفيديو.
desk-media-upload-do = إرسال
desk-media-upload-drop = أو أفلتها هنا.
desk-media-upload-waiting = في الانتظار
desk-media-upload-sending = جارٍ الإرسال
desk-media-upload-done = وصل
desk-media-upload-failed = تعذّر إرساله
desk-media-upload-cut = انقطع الاتصال وسيُستأنف الإرسال تلقائيًا
desk-media-upload-again = إعادة المحاولة
desk-media-upload-stop = إيقاف
desk-media-upload-stopped = أُوقف
desk-media-collections-about = يمكن أن يكون الملف في عدة مجموعات. حذف مجموعة لا يحذف أي ملف.
desk-media-rename = إعادة تسمية «{ $name }» أو حذفها
desk-media-collection-remove = حذف المجموعة
desk-media-collection-new = مجموعة جديدة
desk-media-collection-make = إنشاء المجموعة
desk-media-name-in = الاسم باللغة: { $language }
desk-media-fault-version = عدّل شخص آخر هذا الملف في هذه الأثناء. ما كتبته محفوظ هنا: راجعه ثم احفظ من جديد.
desk-media-fault-focus = أدخل الرقمين من 0 إلى 100 أو اتركهما فارغين.
desk-media-fault-no-file = اختر ملفًا.
desk-media-fault-too-large = هذا الملف أكبر من اللازم.
desk-media-fault-full = لم تعد هناك مساحة على الخادم. لم يُحفظ شيء؛ أبلغ المسؤول.
desk-media-fault-same = هذا هو الملف الحالي نفسه.
desk-media-fault-used = هذا الملف مستخدَم: لا يمكن حذفه.
desk-media-fault-captions = يجب أن تكون الترجمة النصية ملف WebVTT، وأن تخصّ تسجيلًا صوتيًا أو فيديو.
desk-media-fault-cue = تتعذّر قراءة هذه الترجمة: السطر { $given }. تبدأ كل عبارة بصيغة «00:01.000 --> 00:04.000» ونهايتها بعد بدايتها، ويفصلها عن التالية سطر فارغ.
desk-media-fault-captions-utf-8 = ملف الترجمة هذا ليس بترميز UTF-8. احفظه من جديد بهذا الترميز.
desk-media-fault-captions-none = لا يحتوي هذا الملف على أي ترجمة.
desk-media-fault-poster = اذكر عنوان صورة من مكتبة الوسائط.
desk-media-fault-name = هذا الاسم أطول من اللازم، أو يحتوي على محرف لا يمكن عرضه.
desk-media-fault-no-name = أدخل اسمًا بلغة واحدة على الأقل.
desk-media-fault-file-name = اسم الملف أطول من اللازم، أو يحتوي على محرف لا يمكن عرضه.
desk-media-fault-empty = هذا الملف فارغ.
desk-done-media-taken = وصل إلى مكتبة الوسائط.
desk-done-media-replaced = استُبدل الملف.
desk-done-media-looking = ستُعاد قراءة الملف.
desk-media-pages =
    { $count ->
        [zero] بلا صفحات
        [one] صفحة واحدة
        [two] صفحتان
        [few] { $count } صفحات
        [many] { $count } صفحة
       *[other] { $count } صفحة
    }
desk-media-more-uses = وتستخدمه أيضًا منشورات أخرى أقدم.
desk-media-many-uses = في أكثر من 100 منشور
desk-media-uses =
    { $count ->
        [0] غير مستخدم
        [one] في منشور واحد
        [two] في منشورين
        [few] في { $count } منشورات
        [many] في { $count } منشورًا
       *[other] في { $count } منشور
    }
desk-media-count =
    { $count ->
        [zero] لا ملفات
        [one] ملف واحد
        [two] ملفان
        [few] { $count } ملفات
        [many] { $count } ملفًا
       *[other] { $count } ملف
    }
desk-media-unshown = لا تعرض صفحات الموقع صورًا بهذه الصيغة: احفظها بصيغة JPEG أو PNG أو WebP ثم استبدل هذا الملف.
desk-media-author = يذكر هذا الملف اسم مؤلّفه: «{ $name }»، ويمكن لكل من يحفظه أن يقرأه. لحذفه، أزِله من خصائص المستند في برنامجك ثم استبدل الملف.
