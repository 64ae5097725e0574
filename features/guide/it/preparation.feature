# language: it
@it @preparation
Funzionalità: Preparare l'organizzazione per la posta delle stampanti

  @PRE-2
  Scenario: Le impostazioni dell'organizzazione stanno tra la stampante e la posta
    Data un'organizzazione con le impostazioni di sicurezza predefinite attive e SMTP AUTH disattivato
    E una stampante con il pannello in questa lingua
    Quando l'amministratore prova a effettuare l'accesso della stampante
    Allora la pagina di Microsoft rifiuta con "AADSTS530035"
    Quando si disattivano le impostazioni di sicurezza predefinite per tutta l'organizzazione
    E l'amministratore effettua l'accesso della stampante e fa clic su OK
    E si scansiona una pagina per il destinatario
    Allora il lavoro in "Stato del lavoro > Stato del lavoro" riporta il codice 312
    E non è arrivato alcun messaggio
    Quando si attiva SMTP AUTH per tutta l'organizzazione
    E si scansiona una pagina per il destinatario
    Allora il messaggio è nella casella di posta del destinatario con la pagina scansionata

  @PRE-3
  Scenario: La casella di posta ha un'impostazione propria
    Data un'organizzazione preparata per la posta delle stampanti
    E una stampante con il pannello in questa lingua
    E SMTP AUTH è disattivato per la casella di posta dell'amministratore
    E la stampante ha un accesso effettuato e salvato
    Quando si scansiona una pagina per il destinatario
    Allora il lavoro in "Stato del lavoro > Stato del lavoro" riporta il codice 312
    E non è arrivato alcun messaggio
    Quando si attiva SMTP AUTH per la casella di posta dell'amministratore
    E si scansiona una pagina per il destinatario
    Allora il messaggio è nella casella di posta del destinatario con la pagina scansionata

  @PRE-1 @requires-old-firmware
  Scenario: Il firmware vecchio non offre OAuth 2.0
    Data un'organizzazione preparata per la posta delle stampanti
    E una stampante con un firmware precedente a OAuth 2.0
    Quando l'amministratore apre la pagina "Rete > Server e-mail > Di base" di Web Config
    Allora "Metodo autenticazione" non offre "OAuth2"
    Quando l'amministratore installa il firmware più recente
    E l'amministratore apre la pagina "Rete > Server e-mail > Di base" di Web Config
    Allora "Metodo autenticazione" offre "OAuth2"
    Quando la stampante ha un accesso effettuato e salvato
    E si scansiona una pagina per il destinatario
    Allora il messaggio è nella casella di posta del destinatario con la pagina scansionata
