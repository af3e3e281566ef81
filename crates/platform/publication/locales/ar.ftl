publication-not-in-language = هذا النص غير متوفر بالعربية
publication-read-it-in = يمكنك قراءته باللغة
publication-members-overline = دخول مقصور على الأعضاء
publication-members-title = هذه الصفحة مخصّصة للأعضاء
publication-members-text = لقراءتها، سجّل الدخول بحساب جماعتك المحلية أو منظمتك. وإن لم يكن لديك حساب، فاطلبه من فريق الشبكة.
publication-members-sign-in = تسجيل الدخول
