# language: it
@it @to-my-email
Funzionalità: Inviare dall'indirizzo dell'utente

  @EPAS-0 @EPAS-1 @EPAS-2 @EPAS-3 @EPAS-4 @EPAS-5 @requires-serverless
  Scenario: L'amministratore accede per primo e dà il consenso per l'organizzazione
    Data un'organizzazione preparata per la posta delle stampanti
    E una stampante con Print Admin Serverless
    E un amministratore e un dipendente sono registrati sulla stampante
    Quando l'amministratore imposta "Indirizzo e-mail mittente" su "Indirizzo e-mail dell'utente"
    E un utente con diritti di amministratore accede dal pannello
    E si seleziona "Su La mia e-mail" sul pannello
    E si inserisce l'account di un amministratore globale e si fa clic su "Avanti"
    E si inserisce la sua password e si fa clic su "Accedi"
    E si spunta "Accetta per conto dell'organizzazione" e si fa clic su "Accetta"
    Allora il pannello dice che l'accesso è riuscito e OK chiude il messaggio
    Quando si scansiona una pagina per l'e-mail dell'utente stesso
    Allora il messaggio arriva dall'indirizzo dell'utente con la pagina scansionata

  @EPAS-U @requires-serverless
  Scenario: Ogni utente accede una volta con il proprio account
    Data un'organizzazione preparata per la posta delle stampanti
    E una stampante con Print Admin Serverless
    E un amministratore e un dipendente sono registrati sulla stampante
    E un amministratore ha dato il consenso per l'organizzazione
    E la funzione di invio a se stessi usa l'indirizzo di ciascun utente
    Quando il dipendente accede dal pannello
    E si seleziona "Su La mia e-mail" sul pannello
    E si inserisce l'account aziendale del dipendente e si fa clic su "Avanti"
    E si inserisce la sua password e si fa clic su "Accedi"
    Allora il pannello dice che l'accesso è riuscito e OK chiude il messaggio
    Quando si scansiona una pagina per l'e-mail dell'utente stesso
    Allora il messaggio arriva dall'indirizzo dell'utente con la pagina scansionata
    Quando l'utente si disconnette dal pannello
    E il dipendente accede dal pannello
    E si seleziona "Su La mia e-mail" sul pannello
    Allora il pannello non chiede alcun accesso
    Quando si scansiona una pagina per l'e-mail dell'utente stesso
    Allora il messaggio arriva dall'indirizzo dell'utente con la pagina scansionata

  @TRB-4 @TRB-370 @requires-serverless
  Scenario: L'accesso di un utente non è più valido
    Data un'organizzazione preparata per la posta delle stampanti
    E una stampante con Print Admin Serverless
    E un amministratore e un dipendente sono registrati sulla stampante
    E un amministratore ha dato il consenso per l'organizzazione
    E la funzione di invio a se stessi usa l'indirizzo di ciascun utente
    E il dipendente ha effettuato l'accesso a Microsoft dal pannello
    Quando passano 91 giorni senza utilizzo
    E il dipendente accede dal pannello
    E si seleziona "Su La mia e-mail" sul pannello
    E si scansiona una pagina per l'e-mail dell'utente stesso
    Allora il lavoro in "Stato del lavoro > Stato del lavoro" riporta il codice 370
    Quando si seleziona "Su La mia e-mail" sul pannello
    E si inserisce l'account aziendale del dipendente e si fa clic su "Avanti"
    E si inserisce la sua password e si fa clic su "Accedi"
    Allora il pannello dice che l'accesso è riuscito e OK chiude il messaggio
    Quando si scansiona una pagina per l'e-mail dell'utente stesso
    Allora il messaggio arriva dall'indirizzo dell'utente con la pagina scansionata
