# language: pt
@pt @fax
Funcionalidade: Enviar faxes pelo servidor de fax de um fornecedor

  @FAX-1 @requires-fax
  Cenário: Um fax sai pelo servidor do fornecedor
    Dada um fornecedor de fax cujo servidor usa OAuth 2.0
    E uma impressora com fax
    Quando o administrador abre a página "Fax > Servidor de fax > Definições de servidor de correio eletrónico" do Web Config
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
    E se introduz o servidor de fax do fornecedor
    E se envia uma página por fax
    Então o fornecedor de fax recebe a página
