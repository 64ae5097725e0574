# language: it
@it @troubleshooting
Funzionalità: Quando l'accesso è bloccato

  @TRB-1
  Scenario: Un criterio di accesso condizionale blocca l'accesso della stampante
    Data un'organizzazione preparata per la posta delle stampanti
    E una stampante con il pannello in questa lingua
    E un criterio di accesso condizionale che blocca il flusso del codice dispositivo
    Quando l'amministratore prova a effettuare l'accesso della stampante
    Allora la pagina di Microsoft rifiuta con "53003"
    Quando si controlla e si disattiva il criterio
    E l'amministratore effettua l'accesso della stampante e fa clic su OK
    E si scansiona una pagina per il destinatario
    Allora il messaggio è nella casella di posta del destinatario con la pagina scansionata

  @TRB-1 @requires-serverless
  Scenario: Un criterio di accesso condizionale blocca l'accesso di un utente
    Data un'organizzazione preparata per la posta delle stampanti
    E una stampante con Print Admin Serverless
    E un amministratore e un dipendente sono registrati sulla stampante
    E un amministratore ha dato il consenso per l'organizzazione
    E un criterio di accesso condizionale che blocca il dipendente
    E la funzione di invio a se stessi usa l'indirizzo di ciascun utente
    Quando il dipendente accede dal pannello
    E si seleziona "Su La mia e-mail" sul pannello
    E si inserisce l'account aziendale del dipendente e si fa clic su "Avanti"
    E si inserisce la sua password e si fa clic su "Accedi"
    Allora la pagina di Microsoft rifiuta con "53003"
    Quando si controlla e si disattiva il criterio
    E si seleziona "Su La mia e-mail" sul pannello
    E si inserisce l'account aziendale del dipendente e si fa clic su "Avanti"
    E si inserisce la sua password e si fa clic su "Accedi"
    Allora il pannello dice che l'accesso è riuscito e OK chiude il messaggio
    Quando si scansiona una pagina per l'e-mail dell'utente stesso
    Allora il messaggio arriva dall'indirizzo dell'utente con la pagina scansionata
