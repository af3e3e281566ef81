# قوائم الملفات والروابط إليها.
document-file-pages = { $count ->
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $count } صفحات
    [many] { $count } صفحة
   *[other] { $count } صفحة
}
document-file-language = باللغة { $language }
document-file-accessible = ملف ميسّر الوصول

document-credit = المصدر: { $credit }
document-table = جدول
document-callout = ملاحظة
document-embed-on = على { $host }

document-notes = الهوامش
document-note = الهامش { $number }
document-note-back = العودة إلى موضع الهامش { $number } في النص

# ما يجب تصحيحه قبل النشر.
document-problem-malformed = وصل النص في صيغة لا يمكن قراءتها. أعد تحميل الصفحة ثم حاول مرة أخرى.
document-problem-too-deep = القوائم والاقتباسات والأطر متداخلة أكثر مما ينبغي.
document-problem-too-large = النص طويل جدًا. وزّعه على عدة صفحات.
document-problem-ragged-table = لا تحتوي صفوف هذا الجدول كلها على العدد نفسه من الخلايا.
document-problem-heading-skips = هذا العنوان الفرعي يتخطى مستوى. اختر المستوى الذي يلي مباشرة مستوى العنوان السابق.
document-problem-heading-empty = هذا العنوان الفرعي فارغ.
document-problem-alternative-missing = صف هذه الصورة لمن لا يراها، أو حدّد أنها زخرفية.
document-problem-alternative-is-file-name = وصف هذه الصورة هو اسم ملف. اذكر ما تُظهره الصورة.

# ما لم يتمكن الاستيراد من نقله.
document-loss-element = عنصر لا يمكن أن يتضمنه النص، حُذف
document-loss-event = سمة برمجية حُذفت
document-loss-link = رابط حُذف وبقي نصه
document-loss-image = صورة حُذفت
document-loss-raw-html = شيفرة HTML حُذفت
document-loss-heading = عُدّل مستوى أحد العناوين
document-loss-layout-table = جدول تنسيق حُوّل إلى نص
document-loss-structure = نُقلت فقرة من موضع لا يمكن أن تكون فيه
document-loss-depth = بُسّط التداخل
document-loss-size = حُذفت نهاية النص لطوله

# أنواع الفقرات كما يسميها المحررون.
document-block-heading = عنوان فرعي { $level }
document-block-paragraph = فقرة
document-block-bullets = قائمة نقطية
document-block-numbers = قائمة مرقّمة
document-block-item = عنصر في قائمة
document-block-quote = اقتباس
document-block-table = جدول
document-block-row = صف
document-block-cell = خلية
document-block-header = خلية عنوان
document-block-picture = صورة
document-block-decorative = صورة زخرفية
document-block-files = ملفات
document-block-embed = فيديو أو محتوى من موقع آخر
document-block-callout = إطار
document-block-rule = فاصل

# مقارنة نسختين من نص. البدايات والنهايات تُسمع في قارئات الشاشة فقط.
document-compare-added = أُضيف
document-compare-removed = حُذف
document-compare-changed = عُدّل
document-compare-moved = نُقل
document-compare-changed-moved = عُدّل ونُقل
document-compare-became = ({ $was } ← { $is })
document-compare-added-begins = [إضافة:
document-compare-added-ends = نهاية الإضافة]
document-compare-removed-begins = [حذف:
document-compare-removed-ends = نهاية الحذف]
document-compare-note = هامش:
document-compare-unknown = لم يعد موجودًا
document-compare-title = العنوان:
document-compare-caption = الشرح:
document-compare-alternative = الوصف:
document-compare-credit = المصدر:
document-compare-source = المرجع:
document-compare-address = الرابط:
document-compare-language = اللغة:

# ما تكشفه مراجعة سهولة الوصول.
document-check-link-empty = هذا الرابط بلا نص. أضف له نصًا أو أزل الرابط.
document-check-link-vague = لا تدل عبارة «{ $words }» على وجهة الرابط. سمِّ ما سيجده القارئ هناك.
document-check-link-is-address = نص هذا الرابط هو عنوانه. سمِّ ما سيجده القارئ هناك: { $words }
document-check-position = تشير عبارة «{ $words }» إلى شيء بموضعه الذي لا يراه الجميع. الأفضل تسميته.
document-check-colour = تشير عبارة «{ $words }» إلى شيء بلونه الذي لا يراه الجميع. الأفضل تسميته.
document-check-table-headers = لا يحتوي هذا الجدول على خلايا عناوين. حدّد الخلايا التي تسمّي أعمدته أو صفوفه.
document-check-table-caption = هذا الجدول بلا عنوان. اذكر بكلمات قليلة ما يعرضه.
document-check-capitals = عبارة «{ $words }» مكتوبة بأحرف كبيرة تصعب قراءتها. اكتبها بأحرف صغيرة.
document-check-bold-for-heading = عبارة «{ $words }» بخط عريض لكنها بمنزلة عنوان. اجعلها عنوانًا فرعيًا.
document-check-embed-title = هذا الفيديو أو المحتوى من موقع آخر بلا عنوان. أعطه عنوانًا: { $words }

# مشغّل الصوت والفيديو.
document-transcript = النص المكتوب
document-listen = استماع: { $title }
document-watch = مشاهدة: { $title }
