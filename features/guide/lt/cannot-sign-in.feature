# language: lt
@lt @troubleshooting
Savybė: Kai prisijungimas užblokuotas

  @TRB-1
  Scenarijus: Sąlyginės prieigos strategija blokuoja spausdintuvo prisijungimą
    Duota organizacija, paruošta spausdintuvų paštui
    Ir spausdintuvas, kurio skydelis rodomas šia kalba
    Ir sąlyginės prieigos strategija, blokuojanti įrenginio kodo srautą
    Kai administratorius bando prijungti spausdintuvą
    Tada „Microsoft“ puslapis atsisako su "53003"
    Kai strategija patikrinama ir išjungiama
    Ir administratorius prijungia spausdintuvą ir spusteli OK
    Ir gavėjui nuskaitomas puslapis
    Tada laiškas yra gavėjo pašto dėžutėje su nuskaitytu puslapiu

  @TRB-1 @requires-serverless
  Scenarijus: Sąlyginės prieigos strategija blokuoja naudotojo prisijungimą
    Duota organizacija, paruošta spausdintuvų paštui
    Ir spausdintuvas su „Print Admin Serverless“
    Ir spausdintuve užregistruoti administratorius ir darbuotojas
    Ir administratorius davė sutikimą organizacijos vardu
    Ir sąlyginės prieigos strategija, blokuojanti darbuotoją
    Ir siuntimas sau vyksta iš kiekvieno naudotojo adreso
    Kai darbuotojas prisijungia skydelyje
    Ir skydelyje pasirenkama "Į mano el. Paštą"
    Ir įvedama darbuotojo darbo paskyra ir spustelima "Next"
    Ir įvedamas jos slaptažodis ir spustelima "Sign In"
    Tada „Microsoft“ puslapis atsisako su "53003"
    Kai strategija patikrinama ir išjungiama
    Ir skydelyje pasirenkama "Į mano el. Paštą"
    Ir įvedama darbuotojo darbo paskyra ir spustelima "Next"
    Ir įvedamas jos slaptažodis ir spustelima "Sign In"
    Tada skydelyje pranešama, kad prisijungta, ir OK uždaro pranešimą
    Kai puslapis nuskaitomas į paties naudotojo el. paštą
    Tada laiškas ateina iš paties naudotojo adreso su nuskaitytu puslapiu
