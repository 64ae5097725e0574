# language: it
@it @fax
Funzionalità: Inviare fax tramite il server fax di un fornitore

  @FAX-1 @requires-fax
  Scenario: Un fax parte tramite il server del fornitore
    Data un fornitore di fax il cui server usa OAuth 2.0
    E una stampante con fax
    Quando l'amministratore apre la pagina "Fax > Server fax > Impostazioni server e-mail" di Web Config
    E si seleziona "OAuth2" come "Metodo autenticazione"
    E si seleziona "Microsoft Exchange Online" come "Servizio e-mail"
    E si fa clic su "Accedi" e poi su "Accedi con Microsoft"
    E si copia il codice e si apre l'URL visualizzato
    E si inserisce il codice e si fa clic su "Avanti"
    E si inserisce l'account di un amministratore globale e si fa clic su "Avanti"
    E si inserisce la sua password e si fa clic su "Accedi"
    E si spunta "Acconsento per conto dell'organizzazione" e si fa clic su "Accetta"
    Allora la pagina di Microsoft dice che la stampante ha effettuato l'accesso
    E Web Config mostra "Stato corrente" con il valore "Accesso effettuato" e l'account
    Quando si fa clic su "OK"
    E si inserisce il server fax del fornitore
    E si invia una pagina via fax
    Allora il fornitore di fax riceve la pagina
