# language: lt
@lt @set-up
Savybė: OAuth 2.0 nustatymas pašto serveriui

  @SET-1 @SET-2 @SET-3 @SET-4 @SET-5 @SET-6 @SET-7
  @SET-8 @SET-9 @SET-10 @SET-11 @SET-12
  Scenarijus: Nuo IP adreso skydelyje iki pirmojo laiško
    Duota organizacija, paruošta spausdintuvų paštui
    Ir spausdintuvas, kurio skydelis rodomas šia kalba
    Kai skydelyje atidaromas meniu "Nuostatos > Bendrosios nuostatos > Tinklo nuostatos > Tinklo būseną > Laidinio LAN / „Wi-Fi“ būseną"
    Ir naršyklėje atidaromas skydelyje rodomas IP adresas
    Ir pasirenkama "Log in" ir administratoriaus slaptažodis patvirtinamas su "OK"
    Ir atidaromas Web Config puslapis "Network > Email Server > Basic"
    Ir "OAuth2" pasirenkama kaip "Authentication Method"
    Ir "Microsoft Exchange Online" pasirenkama kaip "Email service"
    Ir spustelima "Sign In" ir po to "Sign in with Microsoft"
    Ir kodas nukopijuojamas ir atidaromas rodomas URL
    Ir įvedamas kodas ir spustelima "Next"
    Ir įvedama visuotinio administratoriaus paskyra ir spustelima "Next"
    Ir įvedamas jos slaptažodis ir spustelima "Sign In"
    Ir pažymima "Sutikimas organizacijos vardu" ir spustelima "Sutikti"
    Tada „Microsoft“ puslapis praneša, kad spausdintuvas prisijungė
    Ir Web Config rodo "Current Status" su reikšme "Signed in" ir paskyrą
    Kai spustelima "OK"
    Ir gavėjui nuskaitomas puslapis
    Tada laiškas yra gavėjo pašto dėžutėje su nuskaitytu puslapiu

  @SET-5P
  Scenarijus: Asmeninė paskyra prisijungia prie „Outlook.com“
    Duota asmuo, turintis „Outlook.com“ paskyrą
    Ir spausdintuvas, kurio skydelis rodomas šia kalba
    Kai administratorius atidaro Web Config puslapį "Network > Email Server > Basic"
    Ir "OAuth2" pasirenkama kaip "Authentication Method"
    Ir "Outlook.com" pasirenkama kaip "Email service"
    Ir spustelima "Sign In" ir po to "Sign in with Microsoft"
    Ir kodas nukopijuojamas ir atidaromas rodomas URL
    Ir įvedamas kodas ir spustelima "Next"
    Ir įvedama asmeninė paskyra ir spustelima "Next"
    Ir įvedamas jos slaptažodis ir spustelima "Sign In"
    Ir leidimai patvirtinami su "Sutikti"
    Tada „Microsoft“ puslapis praneša, kad spausdintuvas prisijungė
    Ir Web Config rodo "Current Status" su reikšme "Signed in" ir paskyrą
    Kai spustelima "OK"
    Ir gavėjui nuskaitomas puslapis
    Tada laiškas yra gavėjo pašto dėžutėje su nuskaitytu puslapiu

  @SET-N @requires-additional-network
  Scenarijus: Papildomas tinklas nepalaiko OAuth 2.0
    Duota organizacija, paruošta spausdintuvų paštui
    Ir spausdintuvas su papildomu tinklu
    Kai administratorius paštui parenka papildomą tinklą
    Ir administratorius atidaro Web Config puslapį "Network > Email Server > Basic"
    Tada "Authentication Method" nesiūlo "OAuth2"
    Kai administratorius paštui parenka standartinį tinklą
    Ir spausdintuvas yra prisijungęs ir prisijungimas išsaugotas
    Ir gavėjui nuskaitomas puslapis
    Tada laiškas yra gavėjo pašto dėžutėje su nuskaitytu puslapiu
