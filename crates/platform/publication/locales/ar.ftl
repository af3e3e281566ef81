publication-not-in-language = هذا النص غير متوفر بالعربية
publication-read-it-in = يمكنك قراءته باللغة
publication-members-overline = دخول مقصور على الأعضاء
publication-members-title = هذه الصفحة مخصّصة للأعضاء
publication-members-text = هذه الصفحة مخصصة للجماعات والمنظمات الأعضاء في الشبكة. للاطلاع عليها اكتبوا إلى فريق الشبكة.
publication-members-sign-in = تسجيل الدخول
