# language: pt
@pt @preparation
Funcionalidade: Preparar a organização para o correio das impressoras

  @PRE-2
  Cenário: As definições da organização estão entre a impressora e o correio
    Dada uma organização com as predefinições de segurança ativas e SMTP AUTH desativado
    E uma impressora com o painel neste idioma
    Quando o administrador tenta iniciar a sessão da impressora
    Então a página da Microsoft recusa com "AADSTS530035"
    Quando se desativam as predefinições de segurança para toda a organização
    E o administrador inicia a sessão da impressora e clica em OK
    E se digitaliza uma página para o destinatário
    Então a tarefa em "Estado da tarefa > Estado da tarefa" tem o código 312
    E não chegou nenhuma mensagem
    Quando se ativa SMTP AUTH para toda a organização
    E se digitaliza uma página para o destinatário
    Então a mensagem está na caixa de correio do destinatário com a página digitalizada

  @PRE-3
  Cenário: A caixa de correio tem uma definição própria
    Dada uma organização preparada para o correio das impressoras
    E uma impressora com o painel neste idioma
    E SMTP AUTH está desativado para a caixa de correio do administrador
    E a impressora tem a sessão iniciada e guardada
    Quando se digitaliza uma página para o destinatário
    Então a tarefa em "Estado da tarefa > Estado da tarefa" tem o código 312
    E não chegou nenhuma mensagem
    Quando se ativa SMTP AUTH para a caixa de correio do administrador
    E se digitaliza uma página para o destinatário
    Então a mensagem está na caixa de correio do destinatário com a página digitalizada

  @PRE-1 @requires-old-firmware
  Cenário: O firmware antigo não oferece OAuth 2.0
    Dada uma organização preparada para o correio das impressoras
    E uma impressora com firmware anterior ao OAuth 2.0
    Quando o administrador abre a página "Rede > Servidor de e-mail > Básico" do Web Config
    Então "Método de autenticação" não oferece "OAuth2"
    Quando o administrador instala o firmware mais recente
    E o administrador abre a página "Rede > Servidor de e-mail > Básico" do Web Config
    Então "Método de autenticação" oferece "OAuth2"
    Quando a impressora tem a sessão iniciada e guardada
    E se digitaliza uma página para o destinatário
    Então a mensagem está na caixa de correio do destinatário com a página digitalizada
