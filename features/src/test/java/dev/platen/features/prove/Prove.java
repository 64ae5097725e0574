package dev.platen.features.prove;

import dev.platen.features.steps.SharedRun;
import dev.platen.printer.defect.DefectCatalogue;
import dev.platen.printer.defect.DefectEntry;
import dev.platen.reports.prove.KillMatrix;
import dev.platen.reports.prove.KillMatrix.Control;
import dev.platen.reports.prove.KillMatrix.Fate;
import dev.platen.reports.prove.KillMatrix.Row;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Gives the firmware one defect after another, and looks whether the scenarios notice. */
@Command(
    name = "platen prove",
    mixinStandardHelpOptions = true,
    description =
        "Gives the simulated printer's firmware one defect after another and runs the scenarios"
            + " that must find it. A defect that they do not find is a gap of the scenarios.")
public final class Prove implements Callable<Integer> {
  @Option(
      names = "--defect",
      arity = "1..*",
      paramLabel = "NAME",
      description = "These only (default: all).")
  private List<String> names = List.of();

  @Option(
      names = "--only-case",
      arity = "1..*",
      paramLabel = "CASE",
      description = "The defects of these cases of the guide only, for example SET-7.")
  private List<String> cases = List.of();

  @Option(names = "--list", description = "Lists the defects and runs nothing.")
  private boolean list;

  @Option(names = "--features", paramLabel = "DIR", description = "Folder of the feature files.")
  private Path features = Path.of("");

  @Option(names = "--out", paramLabel = "DIR", description = "Where the kill matrix is written.")
  private Path out = Path.of("target", "prove");

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Browsers side by side (default: ${DEFAULT-VALUE}).")
  private int workers = 3;

  @Spec private CommandSpec spec = CommandSpec.create();

  public static void main(String[] args) {
    System.exit(new CommandLine(new Prove()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    List<DefectEntry> chosen = chosen();
    PrintWriter terminal = spec.commandLine().getOut();
    if (list) {
      chosen.forEach(entry -> terminal.println(line(entry)));
      return 0;
    }
    try (SharedRun run = SharedRun.open()) {
      KillMatrix matrix = prove(chosen, Scripts.in(features), new Stage(run), terminal);
      matrix.write(out);
      terminal.println(matrix.summary());
      terminal.println("Kill matrix: " + out.resolve(KillMatrix.PAGE).toAbsolutePath());
      return matrix.proved() ? 0 : 1;
    }
  }

  private static String line(DefectEntry entry) {
    return String.format(
        Locale.ROOT, "%-8s %-38s %s", entry.guideCase(), entry.defect().id(), entry.title());
  }

  /**
   * @throws ParameterException for a name or case that there is none of
   */
  private List<DefectEntry> chosen() {
    for (String name : names) {
      if (DefectCatalogue.byId(name).isEmpty()) {
        throw new ParameterException(
            spec.commandLine(),
            "There is no defect \"%s\". The nearest names are: %s. All of them: --list"
                .formatted(name, String.join(", ", DefectCatalogue.nearest(name))));
      }
    }
    Set<String> known = new LinkedHashSet<>();
    DefectCatalogue.all().forEach(entry -> known.add(entry.guideCase()));
    for (String wanted : cases) {
      if (!known.contains(wanted)) {
        throw new ParameterException(
            spec.commandLine(),
            "No defect belongs to a case \"%s\". Cases with defects: %s"
                .formatted(wanted, String.join(", ", known)));
      }
    }
    return DefectCatalogue.all().stream()
        .filter(entry -> names.isEmpty() || names.contains(entry.defect().id()))
        .filter(entry -> cases.isEmpty() || cases.contains(entry.guideCase()))
        .toList();
  }

  private KillMatrix prove(
      List<DefectEntry> chosen, Scripts scripts, Stage stage, PrintWriter terminal) {
    Set<Script> needed = new LinkedHashSet<>();
    chosen.forEach(entry -> needed.addAll(scripts.thatMustFind(entry)));
    terminal.printf(
        Locale.ROOT,
        "%d scenarios without a defect, then %d defects%n",
        needed.size(),
        chosen.size());
    terminal.flush();
    try (ExecutorService browsers = Executors.newFixedThreadPool(workers)) {
      List<Control> controls =
          each(browsers, List.copyOf(needed), script -> control(stage, script, terminal));
      List<Row> rows =
          each(browsers, chosen, entry -> row(stage, entry, scripts.thatMustFind(entry), terminal));
      return new KillMatrix(rows, controls);
    }
  }

  private static Control control(Stage stage, Script script, PrintWriter terminal) {
    Ending ending = again(() -> stage.play(script, Optional.empty()));
    Control control =
        new Control(
            script.name(),
            ending instanceof Ending.Green,
            switch (ending) {
              case Ending.Green green -> "";
              case Ending.Red(String step, String message) -> step + ": " + message;
              case Ending.Broken(String step, String message) -> step + ": " + message;
            });
    tell(terminal, control.green() ? "green" : "RED", script.name());
    return control;
  }

  private static Row row(
      Stage stage, DefectEntry entry, List<Script> scripts, PrintWriter terminal) {
    Row row = fate(stage, entry, scripts);
    tell(
        terminal,
        row.fate().word(),
        row.defect() + (row.scenario().isEmpty() ? "" : "  by " + row.scenario()));
    return row;
  }

  private static Row fate(Stage stage, DefectEntry entry, List<Script> scripts) {
    Row survived = row(entry, Fate.SURVIVED, "", "", "None of its scenarios noticed anything");
    if (scripts.isEmpty()) {
      return row(entry, Fate.SURVIVED, "", "", "There is no scenario that must find it");
    }
    for (Script script : scripts) {
      switch (again(() -> stage.play(script, Optional.of(entry.defect().id())))) {
        case Ending.Red(String step, String message) -> {
          return row(entry, Fate.KILLED, script.name(), step, message);
        }
        case Ending.Broken(String step, String message) ->
            survived = row(entry, Fate.BROKEN, script.name(), step, message);
        case Ending.Green green -> {}
      }
    }
    return survived;
  }

  /** Once more where the bench or the browser failed: that says nothing about a scenario. */
  private static Ending again(Callable<Ending> play) {
    try {
      Ending first = play.call();
      return first instanceof Ending.Broken ? play.call() : first;
    } catch (Exception e) {
      return new Ending.Broken("", String.valueOf(e.getMessage()));
    }
  }

  private static Row row(
      DefectEntry entry, Fate fate, String scenario, String step, String message) {
    return new Row(
        entry.defect().id(),
        entry.title(),
        entry.harm(),
        entry.guideCase(),
        entry.beyond().isEmpty() ? entry.language() : "en",
        fate,
        scenario,
        step,
        message);
  }

  private static <T, R> List<R> each(ExecutorService browsers, List<T> all, Function<T, R> work) {
    List<Future<R>> started = new ArrayList<>();
    for (T one : all) {
      started.add(browsers.submit(() -> work.apply(one)));
    }
    List<R> done = new ArrayList<>();
    for (Future<R> future : started) {
      try {
        done.add(future.get());
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException("The proof broke off", e);
      }
    }
    return done;
  }

  private static void tell(PrintWriter terminal, String word, String what) {
    synchronized (terminal) {
      terminal.printf(Locale.ROOT, "  %-9s %s%n", word, what);
      terminal.flush();
    }
  }
}
