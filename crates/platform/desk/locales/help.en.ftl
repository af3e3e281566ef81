desk-help-guide = Editors’ guide
