# language: sv
@sv @set-up
Egenskap: Konfigurera OAuth 2.0 för e-postservern

  @SET-1 @SET-2 @SET-3 @SET-4 @SET-5 @SET-6 @SET-7
  @SET-8 @SET-9 @SET-10 @SET-11 @SET-12
  Scenario: Från panelens IP-adress till det första e-brevet
    Givet en organisation som är förberedd för e-post från skrivare
    Och en skrivare med panelen på detta språk
    När panelens meny "Inst. > Allmänna inställningar > Nätverksinställningar > Nätverksstatus > Kabel-LAN/Wi-Fi-status" öppnas
    Och webbläsaren öppnar IP-adressen som panelen visar
    Och "logga in" väljs och administratörslösenordet bekräftas med "OK"
    Och Web Config-sidan "Nätverk > E-postserver > Grundläggande" öppnas
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
    Och en sida skannas till mottagaren
    Så e-brevet finns i mottagarens brevlåda med den skannade sidan

  @SET-5P
  Scenario: Ett personligt konto loggar in på Outlook.com
    Givet en person med ett konto på Outlook.com
    Och en skrivare med panelen på detta språk
    När administratören öppnar Web Config-sidan "Nätverk > E-postserver > Grundläggande"
    Och "OAuth2" väljs som "Autentiseringsmetod"
    Och "Outlook.com" väljs som "E-posttjänst"
    Och man klickar på "Logga in" och sedan på "Logga in med Microsoft"
    Och koden kopieras och den visade URL:en öppnas
    Och koden anges och man klickar på "Nästa"
    Och det personliga kontot anges och man klickar på "Nästa"
    Och dess lösenord anges och man klickar på "Logga in"
    Och behörigheterna godkänns med "Godkänn"
    Så Microsofts sida säger att skrivaren är inloggad
    Och Web Config visar "Aktuell status" med värdet "Inloggad" och kontot
    När man klickar på "OK"
    Och en sida skannas till mottagaren
    Så e-brevet finns i mottagarens brevlåda med den skannade sidan

  @SET-N @requires-additional-network
  Scenario: Det extra nätverket stöder inte OAuth 2.0
    Givet en organisation som är förberedd för e-post från skrivare
    Och en skrivare med ett extra nätverk
    När administratören väljer det extra nätverket för e-post
    Och administratören öppnar Web Config-sidan "Nätverk > E-postserver > Grundläggande"
    Så "Autentiseringsmetod" erbjuder inte "OAuth2"
    När administratören väljer standardnätverket för e-post
    Och skrivaren är inloggad och inloggningen är sparad
    Och en sida skannas till mottagaren
    Så e-brevet finns i mottagarens brevlåda med den skannade sidan
