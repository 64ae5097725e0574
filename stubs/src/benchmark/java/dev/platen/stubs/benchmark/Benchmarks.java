package dev.platen.stubs.benchmark;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs each part of the measurements in a process of its own, one after the other. */
public final class Benchmarks {
  private static final Map<String, List<String>> PARTS =
      Map.of(
          "entra", List.of("-Xmx2g", "dev.platen.stubs.entra.EntraSpeed"),
          "entra-jdk", List.of("-Xmx2g", "dev.platen.stubs.entra.EntraSpeed"),
          "tenants", List.of("-Xmx2g", "dev.platen.stubs.exchange.TenantHeap"),
          "smtp", List.of("-Xmx3g", "dev.platen.stubs.exchange.SmtpSpeed"),
          "load", List.of("-Xmx3g", "dev.platen.stubs.exchange.SmtpLoad"));

  private Benchmarks() {}

  /**
   * @param arguments parts, separated by commas
   */
  public static void main(String[] arguments) throws Exception {
    for (String part : arguments[0].split(",")) {
      List<String> how = PARTS.get(part.strip());
      if (how == null) {
        throw new IllegalArgumentException("No part " + part + "; there are " + PARTS.keySet());
      }
      System.out.println("\n## " + part);
      List<String> command = command(how);
      if (part.strip().equals("entra-jdk")) {
        command.replaceAll(Benchmarks::withoutCorretto);
      }
      int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException("The part " + part + " ended with " + exit);
      }
    }
  }

  /** A class path as on a machine that the provider's library is not for. */
  private static String withoutCorretto(String argument) {
    return Arrays.stream(argument.split(File.pathSeparator))
        .filter(entry -> !entry.contains("AmazonCorrettoCryptoProvider"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The command that runs a class with this process's class path. */
  public static List<String> command(List<String> optionsAndClass) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:-UseDynamicNumberOfCompilerThreads",
            "-cp",
            ManagementFactory.getRuntimeMXBean().getClassPath(),
            "-Drounds=" + Integer.getInteger("rounds", 5),
            "-Dseconds=" + Integer.getInteger("seconds", 4),
            "-Dwarming=" + Integer.getInteger("warming", 20),
            "-Djmh.ignoreLock=true"));
    command.addAll(optionsAndClass);
    return command;
  }
}
