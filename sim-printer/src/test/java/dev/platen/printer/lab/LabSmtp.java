package dev.platen.printer.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A mail server that answers as Exchange Online does (reference exchange 1 and 2), one thing of
 * which a test can change at a time. An answer of {@code hang} never comes; {@code drop} hangs up.
 */
public final class LabSmtp implements AutoCloseable {
  public static final String HOST = "smtp.office365.com";

  private final SSLContext tls;
  private final boolean implicitTls;
  private final ServerSocket server;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final List<String> mails = new CopyOnWriteArrayList<>();
  private volatile boolean startTls = true;
  private volatile boolean auth = true;
  private volatile String size = "157286400";

  public LabSmtp(SSLContext tls) {
    this(tls, false);
  }

  public LabSmtp(SSLContext tls, boolean implicitTls) {
    this.tls = tls;
    this.implicitTls = implicitTls;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return server.getLocalPort();
  }

  /**
   * @param verb {@code AUTH}, {@code MAIL}, {@code RCPT}, {@code DATA} or {@code .} for its end
   */
  public void answer(String verb, String reply) {
    answers.put(verb, reply);
  }

  /** Answers {@code verb} as usual again. */
  public void answerAsUsual(String verb) {
    answers.remove(verb);
  }

  public void offerNoStartTls() {
    startTls = false;
  }

  public void offerNoAuth() {
    auth = false;
  }

  public void limitSize(int octets) {
    size = Integer.toString(octets);
  }

  /** Command lines so far, with AUTH's decoded. */
  public List<String> commands() {
    return List.copyOf(commands);
  }

  /** Accepted messages as they came, without dot stuffing. */
  public List<String> mails() {
    return List.copyOf(mails);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket accepted) {
    try (Socket socket = implicitTls ? secure(accepted) : accepted) {
      say(socket, "220 LAB.outlook.office365.com Microsoft ESMTP MAIL Service ready");
      if (converse(socket, implicitTls)) {
        Socket secured = secure(socket);
        converse(secured, true);
      }
    } catch (IOException e) {
      // The printer hung up.
    }
  }

  private Socket secure(Socket socket) throws IOException {
    SSLSocket secured =
        (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
    secured.setUseClientMode(false);
    secured.startHandshake();
    return secured;
  }

  /** Returns whether TLS is to begin. */
  private boolean converse(Socket socket, boolean secure) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String verb = line.split(" ")[0];
      commands.add(verb.equals("AUTH") ? "AUTH " + auth(socket, in, line) : line);
      switch (verb) {
        case "EHLO" -> ehlo(socket, secure);
        case "STARTTLS" -> {
          say(socket, "220 2.0.0 SMTP server ready");
          return true;
        }
        case "AUTH" -> answer(socket, "AUTH", "235 2.7.0 Authentication successful");
        case "MAIL" -> answer(socket, "MAIL", "250 2.1.0 Sender OK");
        case "RCPT" -> answer(socket, "RCPT", "250 2.1.5 Recipient OK");
        case "DATA" -> data(socket, in);
        case "QUIT" -> {
          say(socket, "221 2.0.0 Service closing transmission channel");
          return false;
        }
        default -> say(socket, "250 2.0.0 OK");
      }
    }
    return false;
  }

  private void ehlo(Socket socket, boolean secure) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("LAB.outlook.office365.com Hello [127.0.0.1]");
    lines.add("SIZE " + size);
    lines.add("PIPELINING");
    if (secure && auth) {
      lines.add("AUTH LOGIN XOAUTH2");
    } else if (startTls && !secure) {
      lines.add("STARTTLS");
    }
    lines.add("8BITMIME");
    StringBuilder reply = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      reply.append("250").append(i < lines.size() - 1 ? "-" : " ").append(lines.get(i));
      reply.append(i < lines.size() - 1 ? "\r\n" : "");
    }
    say(socket, reply.toString());
  }

  private static String auth(Socket socket, BufferedReader in, String line) throws IOException {
    if (line.equals("AUTH LOGIN")) {
      say(socket, "334 VXNlcm5hbWU6");
      String account = decode(in.readLine());
      say(socket, "334 UGFzc3dvcmQ6");
      return "LOGIN " + account + " " + decode(in.readLine());
    }
    String[] parts = line.split(" ");
    return parts[1] + " " + decode(parts[2]).replace("\1", "|");
  }

  private static String decode(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  private void data(Socket socket, BufferedReader in) throws IOException {
    if (!answer(socket, "DATA", "354 Start mail input; end with <CRLF>.<CRLF>").startsWith("354")) {
      return;
    }
    StringBuilder mail = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      mail.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
    }
    if (answer(socket, ".", "250 2.0.0 OK").startsWith("250")) {
      mails.add(mail.toString());
    }
  }

  private String answer(Socket socket, String verb, String usual) throws IOException {
    String reply = answers.getOrDefault(verb, usual);
    switch (reply) {
      case "hang" -> socket.getInputStream().read();
      case "drop" -> socket.close();
      default -> say(socket, reply);
    }
    return reply;
  }

  private static void say(Socket socket, String reply) throws IOException {
    socket.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
