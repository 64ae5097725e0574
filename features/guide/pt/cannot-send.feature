# language: pt
@pt @troubleshooting
Funcionalidade: Quando não é possível enviar correio

  @TRB-2 @TRB-2B @TRB-4 @TRB-360
  Cenário: Ninguém iniciou sessão
    Dada uma organização preparada para o correio das impressoras
    E uma impressora com o painel neste idioma
    E a impressora usa OAuth2 mas ninguém iniciou sessão
    Quando se digitaliza uma página para o destinatário
    Então o painel mostra a mensagem "Para utilizar esta função, é necessário iniciar sessão no seu serviço de correio eletrónico. Contacte o seu administrador."
    E a tarefa em "Estado da tarefa > Estado da tarefa" tem o código 360
    Quando o administrador abre a página "Rede > Servidor de e-mail > Básico" do Web Config
    Então "Estado actual" não é apresentado e o botão "Iniciar sessão" sim
    Quando o administrador inicia a sessão da impressora e clica em OK
    E se digitaliza uma página para o destinatário
    Então a mensagem está na caixa de correio do destinatário com a página digitalizada

  @TRB-2 @TRB-2A @TRB-4 @TRB-360
  Cenário: O início de sessão nunca foi enviado para a impressora
    Dada uma organização preparada para o correio das impressoras
    E uma impressora com o painel neste idioma
    E a impressora tem a sessão iniciada mas ninguém clicou em OK
    Quando se digitaliza uma página para o destinatário
    Então o painel mostra a mensagem "Para utilizar esta função, é necessário iniciar sessão no seu serviço de correio eletrónico. Contacte o seu administrador."
    E a tarefa em "Estado da tarefa > Estado da tarefa" tem o código 360
    Quando o administrador abre a página "Rede > Servidor de e-mail > Básico" do Web Config
    Então o Web Config mostra "Estado actual" com o valor "Sessão iniciada"
    Quando se clica em "OK"
    E se digitaliza uma página para o destinatário
    Então a mensagem está na caixa de correio do destinatário com a página digitalizada

  @TRB-3 @TRB-4 @TRB-361
  Cenário: A sessão expira após muito tempo sem utilização
    Dada uma organização preparada para o correio das impressoras
    E uma impressora com o painel neste idioma
    E a impressora tem a sessão iniciada e guardada
    Quando passam 91 dias sem utilização
    E se digitaliza uma página para o destinatário
    Então o painel diz que a sessão expirou
    E a tarefa em "Estado da tarefa > Estado da tarefa" tem o código 361
    Quando o administrador inicia a sessão da impressora e clica em OK
    E se digitaliza uma página para o destinatário
    Então a mensagem está na caixa de correio do destinatário com a página digitalizada
