# Une traduction à côté de sa source.
desk-compare-beside = Traduire côte à côte
desk-compare-about = Le texte en { $source } et sa traduction en { $own }, bloc par bloc.
desk-compare-changed = { $count ->
    [one] { $count } passage a changé depuis la traduction.
   *[other] { $count } passages ont changé depuis la traduction.
}
desk-compare-from = Traduire plutôt à partir d’une autre langue :
desk-compare-of-row = { $field } ({ $row })
desk-compare-block = Traduction du bloc { $number }
desk-compare-source-changed = Modifié depuis la traduction
desk-compare-own = Propre à la traduction
desk-compare-missing = À traduire
desk-compare-follows = La traduction correspond maintenant à la source
desk-compare-save = Enregistrer la traduction
desk-compare-faults = Rien n’a été enregistré : corrigez les champs signalés.
desk-compare-locked = Ce texte ne peut pas être modifié en ce moment : son brouillon attend une relecture ou une publication, ou il n’est pas de votre ressort.
desk-compare-overtaken = Rien n’a été enregistré : une autre personne a modifié ce texte entre-temps. Ce que vous avez écrit est toujours dans les champs ; vérifiez-le, puis enregistrez.

# Deux personnes sur un même texte.
desk-compare-merge = Passage { $number } modifié par les deux
desk-compare-merge-about = Ce que l’autre personne a changé ailleurs dans le texte est repris de lui-même à l’enregistrement.
desk-compare-theirs = Garder la version enregistrée par l’autre personne
desk-compare-mine = Garder la mienne
desk-compare-both = Garder les deux, l’une après l’autre
desk-compare-removed = Passage supprimé
