import com.google.googlejavaformat.java.Formatter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Formats the Java sources of the modules ({@code --replace}), or lists those that are not formatted and fails ({@code
 * --check}). Sources that have not changed since it last found nothing left to do are not read again.
 */
public final class Format {
  public static void main(String[] args) throws Exception {
    boolean check = args[0].equals("--check");
    Path root = Path.of(args[1]);
    Path done = root.resolve("target/formatted");
    Path begun = Files.writeString(root.resolve("target/formatting"), "");
    FileTime last = Files.exists(done) ? Files.getLastModifiedTime(done) : FileTime.fromMillis(0);
    List<Path> unformatted = new ArrayList<>();
    Formatter formatter = new Formatter();
    for (Path source : sources(root)) {
      if (Files.getLastModifiedTime(source).compareTo(last) < 0) {
        continue;
      }
      String before = Files.readString(source);
      String after = formatter.formatSourceAndFixImports(before);
      if (!after.equals(before)) {
        unformatted.add(root.relativize(source));
        if (!check) {
          Files.writeString(source, after);
        }
      }
    }
    if (check && !unformatted.isEmpty()) {
      System.err.println("Not formatted (run `mvn initialize` without CI set, then commit):");
      unformatted.forEach(file -> System.err.println("  " + file));
      System.exit(1);
    }
    Files.move(begun, done, StandardCopyOption.REPLACE_EXISTING);
    if (!unformatted.isEmpty()) {
      System.out.println("Formatted " + unformatted.size() + " file(s).");
    }
  }

  private static List<Path> sources(Path root) throws IOException {
    List<Path> found = new ArrayList<>();
    for (String module : List.of("stubs", "sim-printer", "bench", "reports", "features")) {
      Path src = root.resolve(module).resolve("src");
      if (Files.isDirectory(src)) {
        try (Stream<Path> files = Files.walk(src)) {
          files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
        }
      }
    }
    return found;
  }
}
