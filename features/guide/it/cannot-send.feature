# language: it
@it @troubleshooting
Funzionalità: Quando non è possibile inviare e-mail

  @TRB-2 @TRB-2B @TRB-4 @TRB-360
  Scenario: Nessuno ha effettuato l'accesso
    Data un'organizzazione preparata per la posta delle stampanti
    E una stampante con il pannello in questa lingua
    E la stampante usa OAuth2 ma nessuno ha effettuato l'accesso
    Quando si scansiona una pagina per il destinatario
    Allora il pannello mostra il messaggio "Per utilizzare questa funzione, è necessario accedere al servizio email. Contattare l’amministratore"
    E il lavoro in "Stato del lavoro > Stato del lavoro" riporta il codice 360
    Quando l'amministratore apre la pagina "Rete > Server e-mail > Di base" di Web Config
    Allora "Stato corrente" non è visualizzato e il pulsante "Accedi" sì
    Quando l'amministratore effettua l'accesso della stampante e fa clic su OK
    E si scansiona una pagina per il destinatario
    Allora il messaggio è nella casella di posta del destinatario con la pagina scansionata

  @TRB-2 @TRB-2A @TRB-4 @TRB-360
  Scenario: L'accesso non è mai stato inviato alla stampante
    Data un'organizzazione preparata per la posta delle stampanti
    E una stampante con il pannello in questa lingua
    E la stampante ha un accesso effettuato ma nessuno ha fatto clic su OK
    Quando si scansiona una pagina per il destinatario
    Allora il pannello mostra il messaggio "Per utilizzare questa funzione, è necessario accedere al servizio email. Contattare l’amministratore"
    E il lavoro in "Stato del lavoro > Stato del lavoro" riporta il codice 360
    Quando l'amministratore apre la pagina "Rete > Server e-mail > Di base" di Web Config
    Allora Web Config mostra "Stato corrente" con il valore "Accesso effettuato"
    Quando si fa clic su "OK"
    E si scansiona una pagina per il destinatario
    Allora il messaggio è nella casella di posta del destinatario con la pagina scansionata

  @TRB-3 @TRB-4 @TRB-361
  Scenario: L'accesso scade dopo un lungo periodo senza utilizzo
    Data un'organizzazione preparata per la posta delle stampanti
    E una stampante con il pannello in questa lingua
    E la stampante ha un accesso effettuato e salvato
    Quando passano 91 giorni senza utilizzo
    E si scansiona una pagina per il destinatario
    Allora il pannello dice che l'accesso è scaduto
    E il lavoro in "Stato del lavoro > Stato del lavoro" riporta il codice 361
    Quando l'amministratore effettua l'accesso della stampante e fa clic su OK
    E si scansiona una pagina per il destinatario
    Allora il messaggio è nella casella di posta del destinatario con la pagina scansionata
