# ترجمة إلى جانب نصها الأصلي.
desk-compare-beside = الترجمة جنبًا إلى جنب
desk-compare-about = النص باللغة { $source } وترجمته باللغة { $own }، فقرة فقرة.
desk-compare-changed = { $count ->
    [zero] لم يتغير أي مقطع منذ الترجمة.
    [one] تغيّر مقطع واحد منذ الترجمة.
    [two] تغيّر مقطعان منذ الترجمة.
    [few] تغيّرت { $count } مقاطع منذ الترجمة.
    [many] تغيّر { $count } مقطعًا منذ الترجمة.
   *[other] تغيّر { $count } مقطع منذ الترجمة.
}
desk-compare-from = الترجمة من لغة أخرى:
desk-compare-of-row = { $field } ({ $row })
desk-compare-block = ترجمة الفقرة { $number }
desk-compare-source-changed = تغيّر منذ الترجمة
desk-compare-own = في الترجمة فقط
desk-compare-missing = للترجمة
desk-compare-follows = الترجمة مطابقة للأصل الآن
desk-compare-save = حفظ الترجمة
desk-compare-faults = لم يُحفظ شيء: صحّح الحقول المشار إليها.
desk-compare-locked = لا يمكن تعديل هذا النص الآن: مسودته تنتظر مراجعة أو نشرًا، أو ليس من صلاحياتك.
desk-compare-overtaken = لم يُحفظ شيء: عدّل شخص آخر هذا النص في أثناء ذلك. ما كتبته ما زال في الحقول؛ تحقق منه ثم احفظه.

# شخصان على نص واحد.
desk-compare-merge = المقطع { $number } عدّله الاثنان
desk-compare-merge-about = ما غيّره الشخص الآخر في مواضع أخرى من النص يُضاف عند الحفظ.
desk-compare-theirs = الاحتفاظ بالنسخة التي حفظها الشخص الآخر
desk-compare-mine = الاحتفاظ بنسختي
desk-compare-both = الاحتفاظ بالنسختين، الواحدة تلو الأخرى
desk-compare-removed = مقطع محذوف
