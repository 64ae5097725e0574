package dev.platen.reports.pipeline;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * As much of Jenkins as a declarative pipeline needs to be run in a test: sections, a matrix,
 * conditions, stages one after the other, and steps that are written down instead of done. A
 * section, a step or a parameter of a step that Jenkins does not have is an error.
 */
final class Jenkins {
  /** How a build or a stage ends; a later one is graver. */
  enum Outcome {
    SUCCESS,
    UNSTABLE,
    FAILURE
  }

  /**
   * A step that the pipeline has taken.
   *
   * @param arguments by name; what has none is called {@code value}
   * @param where stages from the outermost to the innermost, with the cell of the matrix
   * @param environment as it was
   */
  record Step(
      String name, Map<String, Object> arguments, String where, Map<String, Object> environment) {
    String text(String argument) {
      return String.valueOf(arguments.get(argument));
    }
  }

  /** What ends a stage. */
  static final class StepFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StepFailed(String message) {
      super(message);
    }
  }

  /** Compiling costs more than running. */
  private static final Map<String, Class<?>> COMPILED = new ConcurrentHashMap<>();

  private final Map<String, Object> params = new LinkedHashMap<>();
  private final Map<String, Object> environment = new LinkedHashMap<>();
  private final Map<String, Object> currentBuild = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<String> where = new ArrayList<>();
  private Section section = new Section("", Set.of("pipeline"));
  private ToIntFunction<String> shell = script -> 0;
  private Outcome outcome = Outcome.SUCCESS;

  /** A section that is being read: what has been said in it. */
  private static final class Section {
    private final String name;
    private final Set<String> allowed;
    private final Map<String, Object> said = new LinkedHashMap<>();

    Section(String name, Set<String> allowed) {
      this.name = name;
      this.allowed = allowed;
    }
  }

  /** Gives a parameter of the build a value other than its default. */
  Jenkins with(String parameter, Object value) {
    params.put(parameter, value);
    return this;
  }

  /** Has shell scripts end with what {@code code} says of their text. */
  Jenkins whereShellEndsWith(ToIntFunction<String> code) {
    shell = code;
    return this;
  }

  /** Runs a pipeline to its end. */
  Jenkins run(Path jenkinsfile) throws IOException {
    JenkinsScript script;
    try {
      script =
          (JenkinsScript)
              COMPILED
                  .computeIfAbsent(Files.readString(jenkinsfile), Jenkins::compile)
                  .getDeclaredConstructor()
                  .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A script cannot be made", e);
    }
    script.runBy(this);
    script.run();
    return this;
  }

  private static Class<?> compile(String text) {
    CompilerConfiguration configuration = new CompilerConfiguration();
    configuration.setScriptBaseClass(JenkinsScript.class.getName());
    // Call sites that link themselves at run time take longer to warm up than a test runs.
    configuration.getOptimizationOptions().put(CompilerConfiguration.INVOKEDYNAMIC, false);
    return new GroovyShell(Jenkins.class.getClassLoader(), new Binding(), configuration)
        .getClassLoader()
        .parseClass(text, "Jenkinsfile.groovy");
  }

  Outcome outcome() {
    return outcome;
  }

  Map<String, Object> currentBuild() {
    return currentBuild;
  }

  /** The steps of this name, in the order in which they were taken. */
  List<Step> steps(String name) {
    return steps.stream().filter(step -> step.name().equals(name)).toList();
  }

  /** The values of names that the pipeline did not define itself. */
  Object property(String name) {
    return switch (name) {
      case "params" -> params;
      case "env" -> environment;
      case "currentBuild" -> currentBuild;
      case "any", "none" -> name;
      case "scm" -> "the repository of the pipeline";
      default -> throw new IllegalArgumentException("Jenkins knows no " + name);
    };
  }

  /** {@code CI = 'true'} within environment. */
  void assign(String name, Object value) {
    if (!section.name.equals("environment")) {
      throw new IllegalArgumentException(name + " is set outside of environment");
    }
    environment.put(name, String.valueOf(value));
  }

  /** Whatever the pipeline calls that it did not define itself. */
  Object call(String name, Object... arguments) {
    if (section.name.equals("steps")) {
      return step(name, arguments);
    }
    if (!section.allowed.contains(name)) {
      throw new IllegalArgumentException(
          "\"%s\" has no place in \"%s\"".formatted(name, section.name));
    }
    if (section.name.isEmpty()) {
      pipeline((Closure<?>) arguments[0]);
    } else if (name.equals("stage")) {
      stage((String) arguments[0], (Closure<?>) arguments[1]);
    } else if (name.equals("axis")) {
      Map<String, Object> axis = read("axis", (Closure<?>) arguments[0]);
      section.said.put((String) axis.get("name"), axis.get("values"));
    } else if (name.equals("string") || name.equals("booleanParam")) {
      Map<?, ?> parameter = (Map<?, ?>) arguments[0];
      Syntax.requireArguments(name, parameter);
      params.putIfAbsent((String) parameter.get("name"), parameter.get("defaultValue"));
    } else {
      Object value = arguments.length == 1 ? arguments[0] : Arrays.asList(arguments);
      if (section.said.put(name, value) != null) {
        throw new IllegalArgumentException("two of \"%s\" in \"%s\"".formatted(name, section.name));
      }
    }
    return this;
  }

  private Map<String, Object> read(String name, @Nullable Object body) {
    Section outer = section;
    section = new Section(name, Syntax.allowedIn(name));
    try {
      if (body instanceof Closure<?> closure) {
        closure.call();
      }
      return section.said;
    } finally {
      section = outer;
    }
  }

  private void pipeline(Closure<?> body) {
    Map<String, Object> said = read("pipeline", body);
    Syntax.require(said, "pipeline", "agent", "stages");
    for (String part : List.of("parameters", "options", "environment")) {
      if (said.containsKey(part)) {
        read(part, said.get(part));
      }
    }
    // A parameter is in the environment of each shell too.
    params.forEach((name, value) -> environment.put(name, String.valueOf(value)));
    try {
      read("stages", said.get("stages"));
    } catch (StepFailed e) {
      outcome = Outcome.FAILURE;
    }
    if (said.containsKey("post")) {
      post(said.get("post"));
    }
  }

  private void stage(String name, Closure<?> body) {
    Map<String, Object> said = read("stage", body);
    Syntax.requireOneOf(said, name, "steps", "stages", "matrix", "parallel");
    where.add(name);
    try {
      if (!said.containsKey("when") || holds(said.get("when"))) {
        inStage(said);
      }
    } finally {
      where.removeLast();
    }
  }

  private void inStage(Map<String, Object> said) {
    try {
      if (said.containsKey("steps")) {
        read("steps", said.get("steps"));
      } else if (said.containsKey("stages")) {
        read("stages", said.get("stages"));
      } else {
        matrix(read("matrix", said.get("matrix")));
      }
    } catch (StepFailed e) {
      outcome = Outcome.FAILURE;
      throw e;
    } finally {
      if (said.containsKey("post")) {
        post(said.get("post"));
      }
    }
  }

  private void post(Object body) {
    read("post", body)
        .forEach(
            (condition, steps) -> {
              if (condition.equals("always") || condition.equalsIgnoreCase(outcome.name())) {
                read("steps", steps);
              }
            });
  }

  private boolean holds(Object body) {
    Map<String, Object> said = read("when", body);
    Object condition = said.get("expression");
    Object value = condition instanceof Closure<?> closure ? evaluate(closure) : condition;
    return value instanceof Boolean truth ? truth : !"".equals(String.valueOf(value));
  }

  private Object evaluate(Closure<?> closure) {
    Section outer = section;
    section = new Section("steps", Set.of());
    try {
      return closure.call();
    } finally {
      section = outer;
    }
  }

  private void matrix(Map<String, Object> said) {
    Syntax.require(said, "matrix", "axes", "stages");
    List<Map<String, String>> cells = new ArrayList<>(List.of(Map.of()));
    read("axes", said.get("axes"))
        .forEach(
            (axis, values) -> {
              List<Map<String, String>> more = new ArrayList<>();
              for (Map<String, String> cell : cells) {
                for (Object value : (List<?>) values) {
                  Map<String, String> next = new LinkedHashMap<>(cell);
                  next.put(axis, (String) value);
                  more.add(next);
                }
              }
              cells.clear();
              cells.addAll(more);
            });
    for (Map<String, String> cell : cells) {
      environment.putAll(cell);
      where.add(String.join(" ", cell.values()));
      if (!said.containsKey("when") || holds(said.get("when"))) {
        read("stages", said.get("stages"));
      }
      where.removeLast();
      environment.keySet().removeAll(cell.keySet());
    }
  }

  private Object step(String name, Object... given) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    Optional<Closure<?>> body = Optional.empty();
    for (Object argument : given) {
      if (argument instanceof Map<?, ?> named) {
        named.forEach((key, value) -> arguments.put((String) key, value));
      } else if (argument instanceof Closure<?> closure) {
        body = Optional.of(closure);
      } else {
        arguments.put("value", argument);
      }
    }
    Syntax.requireArguments(name, arguments);
    steps.add(
        new Step(name, arguments, String.join(" > ", where), new LinkedHashMap<>(environment)));
    switch (name) {
      case "error" -> throw new StepFailed(String.valueOf(arguments.get("value")));
      case "unstable" -> worsen(Outcome.UNSTABLE);
      case "sh" -> {
        return shell(arguments);
      }
      case "fileExists" -> {
        return true;
      }
      case "readFile" -> {
        return "text of " + arguments.get("value");
      }
      case "catchError" -> caught(arguments, body.orElseThrow());
      default -> body.ifPresent(closure -> within(name, arguments, closure));
    }
    return "";
  }

  private Object shell(Map<String, Object> arguments) {
    int code =
        shell.applyAsInt(
            String.valueOf(arguments.getOrDefault("script", arguments.getOrDefault("value", ""))));
    if (!Boolean.TRUE.equals(arguments.get("returnStatus")) && code != 0) {
      throw new StepFailed("script returned exit code " + code);
    }
    return code;
  }

  private void caught(Map<String, Object> arguments, Closure<?> body) {
    try {
      body.call();
    } catch (StepFailed e) {
      worsen(Outcome.valueOf(String.valueOf(arguments.get("buildResult"))));
    }
  }

  private void within(String name, Map<String, Object> arguments, Closure<?> body) {
    Map<String, Object> set = new LinkedHashMap<>();
    if (name.equals("withEnv")) {
      for (Object entry : (List<?>) arguments.getOrDefault("value", List.of())) {
        String[] pair = String.valueOf(entry).split("=", 2);
        set.put(pair[0], pair[1]);
      }
    } else if (name.equals("lock")) {
      set.put(String.valueOf(arguments.get("variable")), "printer-of-" + arguments.get("label"));
    }
    Map<String, Object> before = new LinkedHashMap<>(environment);
    environment.putAll(set);
    where.add(name + " " + arguments);
    try {
      body.call();
    } finally {
      where.removeLast();
      environment.keySet().removeAll(set.keySet());
      before.forEach(environment::putIfAbsent);
    }
  }

  private void worsen(Outcome to) {
    if (to.compareTo(outcome) > 0) {
      outcome = to;
    }
  }
}
