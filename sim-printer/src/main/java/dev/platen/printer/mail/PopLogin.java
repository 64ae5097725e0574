package dev.platen.printer.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A log-in to a POP3 server and out again (RFC 1939), for POP before SMTP. */
final class PopLogin {
  private final BufferedReader in;
  private final OutputStream out;

  PopLogin(Socket connected) throws IOException {
    this.in =
        new BufferedReader(
            new InputStreamReader(connected.getInputStream(), StandardCharsets.US_ASCII));
    this.out = connected.getOutputStream();
  }

  /** Whether the server took account and password. */
  boolean logIn(String account, String password) throws IOException {
    String greeting = reply();
    if (!greeting.startsWith("+OK") && !greeting.startsWith("-ERR")) {
      throw new IOException("What listens there is no POP3 server");
    }
    boolean taken =
        greeting.startsWith("+OK")
            && command("USER " + account).startsWith("+OK")
            && command("PASS " + password).startsWith("+OK");
    command("QUIT");
    return taken;
  }

  private String command(String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return reply();
  }

  private String reply() throws IOException {
    String line = in.readLine();
    if (line == null) {
      throw new IOException("The POP3 server hung up");
    }
    return line;
  }
}
