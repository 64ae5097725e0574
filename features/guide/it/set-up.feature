# language: it
@it @set-up
Funzionalità: Configurare OAuth 2.0 per il server di posta

  @SET-1 @SET-2 @SET-3 @SET-4 @SET-5 @SET-6 @SET-7
  @SET-8 @SET-9 @SET-10 @SET-11 @SET-12
  Scenario: Dall'indirizzo IP sul pannello al primo messaggio
    Data un'organizzazione preparata per la posta delle stampanti
    E una stampante con il pannello in questa lingua
    Quando si apre sul pannello il menu "Impostazioni > Impostazioni generali > Impostazioni di rete > Stato rete > Stato LAN cablata/Wi-Fi"
    E il browser apre l'indirizzo IP mostrato dal pannello
    E si seleziona "accedi" e si conferma la password di amministratore con "OK"
    E si apre la pagina "Rete > Server e-mail > Di base" di Web Config
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
    E si scansiona una pagina per il destinatario
    Allora il messaggio è nella casella di posta del destinatario con la pagina scansionata

  @SET-5P
  Scenario: Un account personale accede a Outlook.com
    Data una persona con un account Outlook.com
    E una stampante con il pannello in questa lingua
    Quando l'amministratore apre la pagina "Rete > Server e-mail > Di base" di Web Config
    E si seleziona "OAuth2" come "Metodo autenticazione"
    E si seleziona "Outlook.com" come "Servizio e-mail"
    E si fa clic su "Accedi" e poi su "Accedi con Microsoft"
    E si copia il codice e si apre l'URL visualizzato
    E si inserisce il codice e si fa clic su "Avanti"
    E si inserisce l'account personale e si fa clic su "Avanti"
    E si inserisce la sua password e si fa clic su "Accedi"
    E si accettano le autorizzazioni con "Accetta"
    Allora la pagina di Microsoft dice che la stampante ha effettuato l'accesso
    E Web Config mostra "Stato corrente" con il valore "Accesso effettuato" e l'account
    Quando si fa clic su "OK"
    E si scansiona una pagina per il destinatario
    Allora il messaggio è nella casella di posta del destinatario con la pagina scansionata

  @SET-N @requires-additional-network
  Scenario: La rete aggiuntiva non supporta OAuth 2.0
    Data un'organizzazione preparata per la posta delle stampanti
    E una stampante con una rete aggiuntiva
    Quando l'amministratore sceglie la rete aggiuntiva per la posta
    E l'amministratore apre la pagina "Rete > Server e-mail > Di base" di Web Config
    Allora "Metodo autenticazione" non offre "OAuth2"
    Quando l'amministratore sceglie la rete standard per la posta
    E la stampante ha un accesso effettuato e salvato
    E si scansiona una pagina per il destinatario
    Allora il messaggio è nella casella di posta del destinatario con la pagina scansionata
