# language: sv
@sv @fax
Egenskap: Faxa via en leverantörs faxserver

  @FAX-1 @requires-fax
  Scenario: Ett fax skickas via leverantörens server
    Givet en faxleverantör vars server använder OAuth 2.0
    Och en skrivare med fax
    När administratören öppnar Web Config-sidan "Fax > Faxserver > Inställningar för e-postserver"
    Och "OAuth2" väljs som "Autentiseringsmetod"
    Och "Microsoft Exchange Online" väljs som "E-posttjänst"
    Och man klickar på "Logga in" och sedan på "Logga in med Microsoft"
    Och koden kopieras och den visade URL:en öppnas
    Och koden anges och man klickar på "Nästa"
    Och kontot för en global administratör anges och man klickar på "Nästa"
    Och dess lösenord anges och man klickar på "Logga in"
    Och "Samtycke å organisationens vägnar" markeras och man klickar på "Godkänn"
    Så Microsofts sida säger att skrivaren är inloggad
    Och Web Config visar "Aktuell status" med värdet "Inloggad" och kontot
    När man klickar på "OK"
    Och leverantörens faxserver anges
    Och en sida faxas
    Så faxleverantören tar emot sidan
