package dev.platen.features.prove;

import dev.platen.printer.defect.DefectEntry;
import io.cucumber.core.feature.FeatureParser;
import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.gherkin.Pickle;
import io.cucumber.core.resource.Resource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scenarios of the guide and those beyond it. */
final class Scripts {
  private static final FeatureParser PARSER = new FeatureParser(UUID::randomUUID);
  private final List<Script> all;

  private Scripts(List<Script> all) {
    this.all = all;
  }

  /**
   * @param features folder with {@code guide} and {@code beyond}
   */
  static Scripts in(Path features) {
    List<Script> all = new ArrayList<>();
    for (String folder : List.of("guide", "beyond")) {
      try (Stream<Path> files = Files.walk(features.resolve(folder))) {
        for (Path file :
            files.filter(any -> any.toString().endsWith(".feature")).sorted().toList()) {
          parse(file, "").getPickles().forEach(pickle -> all.add(script(file, pickle)));
        }
      } catch (IOException e) {
        throw new UncheckedIOException("Looking for features in " + features, e);
      }
    }
    return new Scripts(all);
  }

  private static Script script(Path file, Pickle pickle) {
    return new Script(
        file,
        pickle.getName(),
        pickle.getTags().stream().map(tag -> tag.substring(1)).collect(Collectors.toSet()));
  }

  /**
   * The scenarios that have to find a defect: the one beyond the guide that the catalogue names, or
   * those of its case in its language.
   */
  List<Script> thatMustFind(DefectEntry entry) {
    return all.stream()
        .filter(
            script ->
                entry.beyond().isEmpty()
                    ? script.tags().contains(entry.language())
                        && script.tags().contains(entry.guideCase())
                    : script.tags().contains("beyond") && script.title().equals(entry.beyond()))
        .toList();
  }

  /** The scenarios of the guide in a language that are about other cases than this. */
  List<Script> ofOtherCases(String guideCase, String language) {
    return all.stream()
        .filter(
            script ->
                script.tags().contains(language)
                    && !script.tags().contains("beyond")
                    && !script.tags().contains(guideCase))
        .toList();
  }

  /**
   * The feature of a file, each of its scenarios with one more tag.
   *
   * @param tag with the at sign; empty for none
   */
  static Feature parse(Path file, String tag) throws IOException {
    String source = Files.readString(file);
    byte[] tagged =
        source
            .replaceFirst("(?m)^@", tag.isEmpty() ? "@" : tag + " @")
            .getBytes(StandardCharsets.UTF_8);
    Resource resource =
        new Resource() {
          @Override
          public URI getUri() {
            return file.toUri();
          }

          @Override
          public InputStream getInputStream() {
            return new ByteArrayInputStream(tagged);
          }
        };
    return PARSER
        .parseResource(resource)
        .orElseThrow(() -> new IOException(file + " has no feature"));
  }
}
