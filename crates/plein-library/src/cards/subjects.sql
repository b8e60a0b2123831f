select themes, authors from spaces where removed is null
