package dev.platen.stubs.exchange;

import static dev.platen.stubs.exchange.Lab.ADA;
import static dev.platen.stubs.exchange.Lab.BOB;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.platen.stubs.TlsRecords;
import dev.platen.stubs.benchmark.Benchmarks;
import dev.platen.stubs.benchmark.Rounds;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;

/**
 * Thousands of sessions that are idle, signed in over TLS, and hundreds that send at once, against
 * a server in a process of its own.
 */
public final class SmtpLoad {
  private static final int IDLE = Integer.getInteger("idle", 5000);
  private static final int SENDING = Integer.getInteger("sending", 200);
  private static final int MESSAGES = 10;
  private static final int CLIENTS = 16;

  private SmtpLoad() {}

  public static void main(String[] arguments) throws Exception {
    Process server =
        new ProcessBuilder(Benchmarks.command(List.of("-Xmx512m", Server.class.getName())))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader from = server.inputReader(UTF_8);
        PrintWriter to =
            new PrintWriter(new OutputStreamWriter(server.getOutputStream(), UTF_8), true)) {
      int port = Integer.parseInt(from.readLine());
      String token = from.readLine();
      run(port, token, from, to);
    } finally {
      server.destroy();
    }
    System.exit(0);
  }

  private static void run(int port, String token, BufferedReader from, PrintWriter to)
      throws Exception {
    SSLContext trust = TlsRecords.trustingAnybody();
    long start = System.nanoTime();
    List<SmtpTalker> idle =
        all(Executors.newFixedThreadPool(CLIENTS), IDLE, i -> () -> signedIn(port, trust, token));
    double opening = seconds(start);
    List<SmtpTalker> senders =
        all(
            Executors.newFixedThreadPool(CLIENTS),
            SENDING,
            i -> () -> signedIn(port, trust, token));
    start = System.nanoTime();
    CyclicBarrier together = new CyclicBarrier(SENDING);
    List<Integer> replies =
        all(
            Executors.newVirtualThreadPerTaskExecutor(),
            SENDING,
            i -> () -> send(senders.get(i), "sender" + i, together));
    double sending = seconds(start);
    List<Integer> stillThere =
        all(
            Executors.newFixedThreadPool(CLIENTS),
            IDLE,
            i -> () -> idle.get(i).say("NOOP").startsWith("250 ") ? 1 : 0);
    to.println("count");
    Rounds.row("| what | measured |");
    Rounds.row("|---|---|");
    Rounds.row("| idle sessions, over TLS and signed in | %d, opened in %.1f s |", IDLE, opening);
    Rounds.row("| of them answered at the end | %d |", sum(stillThere));
    Rounds.row(
        "| sessions that sent %d messages each, at once | %d in %.1f s |",
        MESSAGES, SENDING, sending);
    Rounds.row(
        "| replies waited for and received | %d of %d |", sum(replies), SENDING * MESSAGES * 4);
    Rounds.row(
        "| messages in the mailbox, different | %s of %d |", from.readLine(), SENDING * MESSAGES);
    Rounds.row("| server's heap afterwards, of 512 MB | %s MB |", from.readLine());
  }

  private static SmtpTalker signedIn(int port, SSLContext trust, String token) throws IOException {
    SmtpTalker talker = new SmtpTalker(port, trust).ready();
    expect(talker.xoauth2(ADA, token), "235 ");
    return talker;
  }

  private static int send(SmtpTalker talker, String name, CyclicBarrier together) throws Exception {
    together.await();
    for (int i = 0; i < MESSAGES; i++) {
      expect(talker.say("MAIL FROM:<" + ADA + ">"), "250 ");
      expect(talker.say("RCPT TO:<" + BOB + ">"), "250 ");
      expect(talker.say("DATA"), "354 ");
      expect(
          talker.say("From: " + ADA + "\r\nSubject: " + name + " " + i + "\r\n\r\nA scan.\r\n."),
          "250 ");
    }
    return MESSAGES * 4;
  }

  private static void expect(String reply, String code) throws IOException {
    if (!reply.startsWith(code)) {
      throw new IOException("Not " + code + ": " + reply);
    }
  }

  private interface Numbered<T> {
    Callable<T> task(int number);
  }

  private static <T> List<T> all(ExecutorService threads, int count, Numbered<T> tasks)
      throws Exception {
    try (threads) {
      List<Future<T>> begun = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        begun.add(threads.submit(tasks.task(i)));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : begun) {
        results.add(one.get());
      }
      return results;
    }
  }

  private static int sum(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).sum();
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /** The server; tells its port and a token, and on demand what came. */
  static final class Server {
    private Server() {}

    public static void main(String[] arguments) throws Exception {
      Lab lab = new Lab(settings -> settings);
      System.out.println(lab.exchange.smtpPort());
      System.out.println(lab.token(ADA));
      System.out.flush();
      new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine();
      Set<String> different = new HashSet<>();
      lab.exchange
          .messages(BOB)
          .forEach(message -> different.add(new String(message.raw(), UTF_8)));
      System.out.println(different.size());
      System.gc();
      System.out.println(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
      System.out.flush();
    }
  }
}
