# language: sv
@sv @troubleshooting
Egenskap: När e-post inte kan skickas

  @TRB-2 @TRB-2B @TRB-4 @TRB-360
  Scenario: Ingen har loggat in
    Givet en organisation som är förberedd för e-post från skrivare
    Och en skrivare med panelen på detta språk
    Och skrivaren använder OAuth2 men ingen har loggat in
    När en sida skannas till mottagaren
    Så panelen visar meddelandet "För att använda den här funktionen måste du logga in på din e-posttjänst. Kontakta din administratör."
    Och jobbet under "Jobbstatus > Jobbstatus" har koden 360
    När administratören öppnar Web Config-sidan "Nätverk > E-postserver > Grundläggande"
    Så "Aktuell status" visas inte men knappen "Logga in" visas
    När administratören loggar in skrivaren och klickar på OK
    Och en sida skannas till mottagaren
    Så e-brevet finns i mottagarens brevlåda med den skannade sidan

  @TRB-2 @TRB-2A @TRB-4 @TRB-360
  Scenario: Inloggningen skickades aldrig till skrivaren
    Givet en organisation som är förberedd för e-post från skrivare
    Och en skrivare med panelen på detta språk
    Och skrivaren är inloggad men ingen har klickat på OK
    När en sida skannas till mottagaren
    Så panelen visar meddelandet "För att använda den här funktionen måste du logga in på din e-posttjänst. Kontakta din administratör."
    Och jobbet under "Jobbstatus > Jobbstatus" har koden 360
    När administratören öppnar Web Config-sidan "Nätverk > E-postserver > Grundläggande"
    Så Web Config visar "Aktuell status" med värdet "Inloggad"
    När man klickar på "OK"
    Och en sida skannas till mottagaren
    Så e-brevet finns i mottagarens brevlåda med den skannade sidan

  @TRB-3 @TRB-4 @TRB-361
  Scenario: Inloggningen går ut efter lång tid utan användning
    Givet en organisation som är förberedd för e-post från skrivare
    Och en skrivare med panelen på detta språk
    Och skrivaren är inloggad och inloggningen är sparad
    När 91 dagar går utan användning
    Och en sida skannas till mottagaren
    Så panelen säger att inloggningen har gått ut
    Och jobbet under "Jobbstatus > Jobbstatus" har koden 361
    När administratören loggar in skrivaren och klickar på OK
    Och en sida skannas till mottagaren
    Så e-brevet finns i mottagarens brevlåda med den skannade sidan
