package dev.platen.stubs.exchange;

import static dev.platen.stubs.exchange.Lab.ADA;
import static dev.platen.stubs.exchange.Lab.BOB;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import javax.net.ssl.SSLContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What a message costs. Ours come over STARTTLS with XOAUTH2, GreenMail's in the clear with PLAIN.
 */
public class SmtpBenchmark {
  private static final String MESSAGE =
      "From: "
          + ADA
          + "\r\nTo: "
          + BOB
          + "\r\nSubject: Scan\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n"
          + "Sixty octets of a scan, again and again, up to two thousand.\r\n".repeat(32)
          + ".";

  /** Both servers, anew for each iteration: both keep all mail in memory. */
  @State(Scope.Benchmark)
  public static class Servers {
    private Lab lab;
    private GreenMail greenMail;
    private String token;

    @Setup(Level.Iteration)
    public void start() {
      lab = new Lab(settings -> settings.withMailOctets(1L << 40));
      token = lab.token(ADA);
      greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
      greenMail.setUser(ADA, ADA, Lab.PASSWORD);
      greenMail.setUser(BOB, BOB, Lab.PASSWORD);
      greenMail.start();
    }

    @TearDown(Level.Iteration)
    public void stop() {
      lab.close();
      greenMail.stop();
    }

    private SmtpTalker own() throws IOException {
      SmtpTalker talker = lab.talk().ready();
      expect(talker.xoauth2(ADA, token), "235");
      return talker;
    }

    private SmtpTalker other() throws Exception {
      SmtpTalker talker = new SmtpTalker(greenMail.getSmtp().getPort(), SSLContext.getDefault());
      expect(talker.reply(), "220");
      expect(talker.say("EHLO p1"), "250");
      expect(
          talker.say("AUTH PLAIN " + SmtpTalker.base64("\0" + ADA + "\0" + Lab.PASSWORD)), "235");
      return talker;
    }
  }

  /** A client's connections that stay. */
  @State(Scope.Thread)
  public static class Client {
    private SmtpTalker own;
    private SmtpTalker other;

    @Setup(Level.Iteration)
    public void connect(Servers servers) throws Exception {
      own = servers.own();
      other = servers.other();
    }

    @TearDown(Level.Iteration)
    public void close() throws IOException {
      own.close();
      other.close();
    }
  }

  private static void expect(String reply, String code) throws IOException {
    if (!reply.startsWith(code)) {
      throw new IOException("Not " + code + ": " + reply);
    }
  }

  private static void send(SmtpTalker talker) throws IOException {
    expect(talker.say("MAIL FROM:<" + ADA + ">"), "250");
    expect(talker.say("RCPT TO:<" + BOB + ">"), "250");
    expect(talker.say("DATA"), "354");
    expect(talker.say(MESSAGE), "250");
  }

  private static void sendAndQuit(SmtpTalker talker) throws IOException {
    try (talker) {
      send(talker);
      expect(talker.say("QUIT"), "221");
    }
  }

  /** Connection, STARTTLS, XOAUTH2, one message, QUIT. */
  @Benchmark
  public void connectionEach(Servers servers) throws IOException {
    sendAndQuit(servers.own());
  }

  /** Connection, PLAIN, one message, QUIT. */
  @Benchmark
  public void greenMailConnectionEach(Servers servers) throws Exception {
    sendAndQuit(servers.other());
  }

  /** One message of many on a connection. */
  @Benchmark
  public void oneConnection(Client client) throws IOException {
    send(client.own);
  }

  /** The same to GreenMail. */
  @Benchmark
  public void greenMailOneConnection(Client client) throws IOException {
    send(client.other);
  }
}
