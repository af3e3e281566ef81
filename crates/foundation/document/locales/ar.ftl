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
