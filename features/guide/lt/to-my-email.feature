# language: lt
@lt @to-my-email
Savybė: Siuntimas iš paties naudotojo adreso

  @EPAS-0 @EPAS-1 @EPAS-2 @EPAS-3 @EPAS-4 @EPAS-5 @requires-serverless
  Scenarijus: Pirma prisijungia administratorius ir sutinka organizacijos vardu
    Duota organizacija, paruošta spausdintuvų paštui
    Ir spausdintuvas su „Print Admin Serverless“
    Ir spausdintuve užregistruoti administratorius ir darbuotojas
    Kai administratorius nustato "Sender's Email Address" į "User's email address"
    Ir naudotojas su administratoriaus teisėmis prisijungia skydelyje
    Ir skydelyje pasirenkama "Į mano el. Paštą"
    Ir įvedama visuotinio administratoriaus paskyra ir spustelima "Next"
    Ir įvedamas jos slaptažodis ir spustelima "Sign In"
    Ir pažymima "Sutikti organizacijos vardu" ir spustelima "Sutikti"
    Tada skydelyje pranešama, kad prisijungta, ir OK uždaro pranešimą
    Kai puslapis nuskaitomas į paties naudotojo el. paštą
    Tada laiškas ateina iš paties naudotojo adreso su nuskaitytu puslapiu

  @EPAS-U @requires-serverless
  Scenarijus: Kiekvienas naudotojas vieną kartą prisijungia savo paskyra
    Duota organizacija, paruošta spausdintuvų paštui
    Ir spausdintuvas su „Print Admin Serverless“
    Ir spausdintuve užregistruoti administratorius ir darbuotojas
    Ir administratorius davė sutikimą organizacijos vardu
    Ir siuntimas sau vyksta iš kiekvieno naudotojo adreso
    Kai darbuotojas prisijungia skydelyje
    Ir skydelyje pasirenkama "Į mano el. Paštą"
    Ir įvedama darbuotojo darbo paskyra ir spustelima "Next"
    Ir įvedamas jos slaptažodis ir spustelima "Sign In"
    Tada skydelyje pranešama, kad prisijungta, ir OK uždaro pranešimą
    Kai puslapis nuskaitomas į paties naudotojo el. paštą
    Tada laiškas ateina iš paties naudotojo adreso su nuskaitytu puslapiu
    Kai naudotojas atsijungia nuo skydelio
    Ir darbuotojas prisijungia skydelyje
    Ir skydelyje pasirenkama "Į mano el. Paštą"
    Tada skydelyje neprašoma prisijungti
    Kai puslapis nuskaitomas į paties naudotojo el. paštą
    Tada laiškas ateina iš paties naudotojo adreso su nuskaitytu puslapiu

  @TRB-4 @TRB-370 @requires-serverless
  Scenarijus: Naudotojo prisijungimas nebegalioja
    Duota organizacija, paruošta spausdintuvų paštui
    Ir spausdintuvas su „Print Admin Serverless“
    Ir spausdintuve užregistruoti administratorius ir darbuotojas
    Ir administratorius davė sutikimą organizacijos vardu
    Ir siuntimas sau vyksta iš kiekvieno naudotojo adreso
    Ir darbuotojas skydelyje prisijungė prie „Microsoft“
    Kai be naudojimo praeina 91 diena
    Ir darbuotojas prisijungia skydelyje
    Ir skydelyje pasirenkama "Į mano el. Paštą"
    Ir puslapis nuskaitomas į paties naudotojo el. paštą
    Tada užduotis, rodoma "Užduoties būseną > Užduoties būseną", turi kodą 370
    Kai skydelyje pasirenkama "Į mano el. Paštą"
    Ir įvedama darbuotojo darbo paskyra ir spustelima "Next"
    Ir įvedamas jos slaptažodis ir spustelima "Sign In"
    Tada skydelyje pranešama, kad prisijungta, ir OK uždaro pranešimą
    Kai puslapis nuskaitomas į paties naudotojo el. paštą
    Tada laiškas ateina iš paties naudotojo adreso su nuskaitytu puslapiu
