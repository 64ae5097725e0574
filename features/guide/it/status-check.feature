# language: it
@it @check
Funzionalità: Verificare l'accesso sul pannello e sul foglio di stato

  @CHK-1
  Scenario: Il pannello mostra le impostazioni del server di posta
    Data un'organizzazione preparata per la posta delle stampanti
    E una stampante con il pannello in questa lingua
    E la stampante ha un accesso effettuato e salvato
    Quando si apre sul pannello il menu "Impostazioni > Impostazioni generali > Impostazioni di rete > Stato rete > Stato server e-mail"
    Allora il pannello mostra le impostazioni del server di posta
    Quando si scansiona una pagina per il destinatario
    Allora il messaggio è nella casella di posta del destinatario con la pagina scansionata

  @CHK-2
  Scenario: Si stampa il foglio di stato
    Data un'organizzazione preparata per la posta delle stampanti
    E una stampante con il pannello in questa lingua
    E la stampante ha un accesso effettuato e salvato
    Quando si apre sul pannello il menu "Impostazioni > Impostazioni generali > Impostazioni di rete > Stato rete > Foglio di stato"
    E si controlla il messaggio e si avvia la stampa
    Allora il foglio di stato riporta le informazioni di rete e le impostazioni del server di posta
    Quando si scansiona una pagina per il destinatario
    Allora il messaggio è nella casella di posta del destinatario con la pagina scansionata

  @CHK-N
  Scenario: Dietro l'icona del lucchetto l'amministratore accede prima
    Data un'organizzazione preparata per la posta delle stampanti
    E una stampante con il pannello in questa lingua
    E la stampante ha un accesso effettuato e salvato
    E il pannello è bloccato dall'amministratore
    Quando qualcuno prova ad aprire sul pannello il menu "Impostazioni > Impostazioni generali > Impostazioni di rete > Stato rete > Stato server e-mail"
    Allora il pannello chiede la password di amministratore
    Quando si seleziona l'icona del lucchetto e l'amministratore effettua l'accesso
    E si apre sul pannello il menu "Impostazioni > Impostazioni generali > Impostazioni di rete > Stato rete > Stato server e-mail"
    Allora il pannello mostra le impostazioni del server di posta
    Quando si scansiona una pagina per il destinatario
    Allora il messaggio è nella casella di posta del destinatario con la pagina scansionata
