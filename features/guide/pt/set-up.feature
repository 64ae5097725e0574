# language: pt
@pt @set-up
Funcionalidade: Configurar OAuth 2.0 para o servidor de correio

  @SET-1 @SET-2 @SET-3 @SET-4 @SET-5 @SET-6 @SET-7
  @SET-8 @SET-9 @SET-10 @SET-11 @SET-12
  Cenário: Do endereço IP no painel à primeira mensagem
    Dada uma organização preparada para o correio das impressoras
    E uma impressora com o painel neste idioma
    Quando se abre no painel o menu "Definições > Definições gerais > Definições de rede > Estado da rede > Estado de LAN com fios/Wi-Fi"
    E o browser abre o endereço IP que o painel mostra
    E se seleciona "Iniciar sessão" e se confirma a palavra-passe de administrador com "OK"
    E se abre a página "Rede > Servidor de e-mail > Básico" do Web Config
    E se seleciona "OAuth2" como "Método de autenticação"
    E se seleciona "Microsoft Exchange Online" como "Serviço de e-mail"
    E se clica em "Iniciar sessão" e depois em "Iniciar sessão com a Microsoft"
    E se copia o código e se abre o URL apresentado
    E se introduz o código e se clica em "Seguinte"
    E se introduz a conta de um administrador global e se clica em "Seguinte"
    E se introduz a sua palavra-passe e se clica em "Iniciar sessão"
    E se marca "Consentimento em nome da organização" e se clica em "Aceitar"
    Então a página da Microsoft diz que a impressora iniciou sessão
    E o Web Config mostra "Estado actual" com o valor "Sessão iniciada" e a conta
    Quando se clica em "OK"
    E se digitaliza uma página para o destinatário
    Então a mensagem está na caixa de correio do destinatário com a página digitalizada

  @SET-5P
  Cenário: Uma conta pessoal inicia sessão no Outlook.com
    Dada uma pessoa com uma conta do Outlook.com
    E uma impressora com o painel neste idioma
    Quando o administrador abre a página "Rede > Servidor de e-mail > Básico" do Web Config
    E se seleciona "OAuth2" como "Método de autenticação"
    E se seleciona "Outlook.com" como "Serviço de e-mail"
    E se clica em "Iniciar sessão" e depois em "Iniciar sessão com a Microsoft"
    E se copia o código e se abre o URL apresentado
    E se introduz o código e se clica em "Seguinte"
    E se introduz a conta pessoal e se clica em "Seguinte"
    E se introduz a sua palavra-passe e se clica em "Iniciar sessão"
    E se aceitam as permissões com "Aceitar"
    Então a página da Microsoft diz que a impressora iniciou sessão
    E o Web Config mostra "Estado actual" com o valor "Sessão iniciada" e a conta
    Quando se clica em "OK"
    E se digitaliza uma página para o destinatário
    Então a mensagem está na caixa de correio do destinatário com a página digitalizada

  @SET-N @requires-additional-network
  Cenário: A rede adicional não suporta OAuth 2.0
    Dada uma organização preparada para o correio das impressoras
    E uma impressora com uma rede adicional
    Quando o administrador escolhe a rede adicional para o correio
    E o administrador abre a página "Rede > Servidor de e-mail > Básico" do Web Config
    Então "Método de autenticação" não oferece "OAuth2"
    Quando o administrador escolhe a rede padrão para o correio
    E a impressora tem a sessão iniciada e guardada
    E se digitaliza uma página para o destinatário
    Então a mensagem está na caixa de correio do destinatário com a página digitalizada
