# language: sv
@sv @check
Egenskap: Kontrollera inloggningen på panelen och statusbladet

  @CHK-1
  Scenario: Panelen visar e-postserverns inställningar
    Givet en organisation som är förberedd för e-post från skrivare
    Och en skrivare med panelen på detta språk
    Och skrivaren är inloggad och inloggningen är sparad
    När panelens meny "Inst. > Allmänna inställningar > Nätverksinställningar > Nätverksstatus > Status för e-postserver" öppnas
    Så panelen visar e-postserverns inställningar
    När en sida skannas till mottagaren
    Så e-brevet finns i mottagarens brevlåda med den skannade sidan

  @CHK-2
  Scenario: Statusbladet skrivs ut
    Givet en organisation som är förberedd för e-post från skrivare
    Och en skrivare med panelen på detta språk
    Och skrivaren är inloggad och inloggningen är sparad
    När panelens meny "Inst. > Allmänna inställningar > Nätverksinställningar > Nätverksstatus > statusblad" öppnas
    Och meddelandet kontrolleras och utskriften startas
    Så statusbladet innehåller nätverksinformationen och e-postserverns inställningar
    När en sida skannas till mottagaren
    Så e-brevet finns i mottagarens brevlåda med den skannade sidan

  @CHK-N
  Scenario: Bakom låsikonen loggar administratören in först
    Givet en organisation som är förberedd för e-post från skrivare
    Och en skrivare med panelen på detta språk
    Och skrivaren är inloggad och inloggningen är sparad
    Och panelen är låst av administratören
    När någon försöker öppna panelens meny "Inst. > Allmänna inställningar > Nätverksinställningar > Nätverksstatus > Status för e-postserver"
    Så panelen frågar efter administratörslösenordet
    När låsikonen väljs och administratören loggar in
    Och panelens meny "Inst. > Allmänna inställningar > Nätverksinställningar > Nätverksstatus > Status för e-postserver" öppnas
    Så panelen visar e-postserverns inställningar
    När en sida skannas till mottagaren
    Så e-brevet finns i mottagarens brevlåda med den skannade sidan
