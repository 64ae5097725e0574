package dev.platen.reports.archive;

import dev.platen.reports.run.Outcome;
import dev.platen.reports.run.Result;
import dev.platen.reports.run.Run;
import dev.platen.reports.run.Subject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run on disk: a folder, or a zip file, with {@code run.json} and {@code messages.ndjson} at its
 * top. Other files in it are not looked at.
 */
public final class RunArchive {
  /** Says what was tested. */
  public static final String DESCRIPTION = "run.json";

  /** Cucumber's messages, one JSON object a line. */
  public static final String MESSAGES = "messages.ndjson";

  /** The only form there has been so far. */
  private static final int FORMAT = 1;

  private static final int LARGEST_DESCRIPTION = 64 * 1024;
  private static final int MOST_ENTRIES = 10_000;

  /** Absolute, with a drive, with a backslash, or with a step up: on any system. */
  private static final Pattern CLIMBS =
      Pattern.compile("^/|^[A-Za-z]:|\\\\|(^|/)\\.\\.(/|$)|\\x00");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._ -]{0,99}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private final Path path;
  private final long largest;

  private RunArchive(Path path, long largest) {
    this.path = path;
    this.largest = largest;
  }

  /** The run in this folder or zip file. */
  public static RunArchive at(Path path) {
    return new RunArchive(path, 4L * 1024 * 1024 * 1024);
  }

  /** The same, refusing messages of more than {@code bytes}, unpacked. */
  RunArchive withLimit(long bytes) {
    return new RunArchive(path, bytes);
  }

  /**
   * Reads it whole.
   *
   * @param evidence takes each piece of evidence as it is met
   * @throws ArchiveException where it is damaged, foreign, cut off or hostile
   */
  public ReadRun read(EvidenceSink evidence) throws ArchiveException {
    if (Files.isDirectory(path)) {
      return read(new Folder(path), evidence);
    }
    if (!Files.exists(path)) {
      throw new ArchiveException(path + " does not exist.");
    }
    try (ZipFile zip = new ZipFile(path.toFile())) {
      return read(new Zip(zip), evidence);
    } catch (ZipException e) {
      throw new ArchiveException(
          path + " is neither a folder nor a sound zip file (" + e.getMessage() + ").", e);
    } catch (IOException e) {
      throw new ArchiveException(path + " cannot be read: " + e.getMessage(), e);
    }
  }

  private ReadRun read(Container container, EvidenceSink evidence) throws ArchiveException {
    Description description = description(container);
    MessageDigest digest = sha256();
    try (InputStream messages =
        new DigestInputStream(
            new BufferedInputStream(
                new LimitedInput(container.open(MESSAGES), largest, where(MESSAGES)), 1 << 16),
            digest)) {
      List<Result> results = new MessageReader(where(MESSAGES), evidence).read(messages);
      return new ReadRun(
          new Run(
              description.id,
              description.started,
              description.subject,
              description.bench,
              description.seed,
              description.laboratory.isPresent()
                  ? results.stream().map(result -> unjudged(result, description)).toList()
                  : results),
          HexFormat.of().formatHex(digest.digest()));
    } catch (LimitedInput.TooLarge e) {
      throw new ArchiveException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new ArchiveException(where(MESSAGES) + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * @param laboratory what the lab says has failed in the run as a whole
   */
  private record Description(
      String id,
      Instant started,
      Subject subject,
      String bench,
      long seed,
      Optional<String> laboratory) {}

  /** In a run that the lab has failed, only what passed says anything of the firmware. */
  private static Result unjudged(Result result, Description description) {
    return result.outcome() == Outcome.PASSED
        ? result
        : new Result(
            result.scenario(),
            result.title(),
            result.cases(),
            result.language(),
            Outcome.INFRASTRUCTURE,
            description.laboratory,
            result.duration(),
            result.evidence());
  }

  private Description description(Container container) throws ArchiveException {
    String where = where(DESCRIPTION);
    JsonNode json;
    try (InputStream stream = container.open(DESCRIPTION)) {
      byte[] bytes = stream.readNBytes(LARGEST_DESCRIPTION + 1);
      if (bytes.length > LARGEST_DESCRIPTION) {
        throw new ArchiveException(where + " is larger than 64 KiB: it is none of Platen's.");
      }
      json = JsonMapper.shared().readTree(bytes);
    } catch (JacksonException e) {
      throw new ArchiveException(where + " is not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new ArchiveException(where + " cannot be read: " + e.getMessage(), e);
    }
    int format = json.path("format").asInt(0);
    if (format != FORMAT) {
      throw new ArchiveException(
          where
              + (format > FORMAT
                  ? " was written by a later version of Platen (format " + format + "): use that."
                  : " does not say \"format\": 1, so it is no run of Platen's."));
    }
    try {
      return new Description(
          text(json, "id", ID, where),
          Instant.parse(json.path("started").asString("")),
          new Subject(
              text(json, "model", NAME, where),
              text(json, "firmware", NAME, where),
              text(json, "device", NAME, where)),
          text(json, "bench", NAME, where),
          seed(json, where),
          Optional.of(Words.fit(json.path("infrastructure").asString(""), 2_000))
              .filter(words -> !words.isBlank()));
    } catch (DateTimeException e) {
      throw new ArchiveException(
          where + ": \"started\" must be a time as 2026-11-21T19:00:00Z.", e);
    }
  }

  private static String text(JsonNode json, String key, Pattern form, String where)
      throws ArchiveException {
    String value = json.path(key).asString("");
    if (!form.matcher(value).matches()) {
      throw new ArchiveException(
          where
              + ": \""
              + key
              + "\" must be there, with letters, digits, dots and dashes, at most 100.");
    }
    return value;
  }

  private static long seed(JsonNode json, String where) throws ArchiveException {
    JsonNode seed = json.path("seed");
    if (!seed.isMissingNode() && !seed.canConvertToLong()) {
      throw new ArchiveException(where + ": \"seed\" must be a whole number.");
    }
    return seed.asLong(0);
  }

  private String where(String file) {
    return path + " (" + file + ")";
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java", e);
    }
  }

  /** Where the two files lie. */
  private sealed interface Container permits Folder, Zip {
    InputStream open(String name) throws IOException, ArchiveException;
  }

  private record Folder(Path folder) implements Container {
    @Override
    public InputStream open(String name) throws IOException, ArchiveException {
      Path file = folder.resolve(name);
      if (!Files.isRegularFile(file)) {
        throw new ArchiveException(folder + " has no " + name + ": it is no run, or a cut one.");
      }
      return Files.newInputStream(file);
    }
  }

  /** Nothing is unpacked to disk; still, a zip with a climbing path was made to do harm. */
  private record Zip(ZipFile zip) implements Container {
    @Override
    public InputStream open(String name) throws IOException, ArchiveException {
      if (zip.size() > MOST_ENTRIES) {
        throw new ArchiveException(
            zip.getName() + " has more than " + MOST_ENTRIES + " entries: it is no run.");
      }
      if (zip.stream().anyMatch(entry -> CLIMBS.matcher(entry.getName()).find())) {
        throw new ArchiveException(
            zip.getName() + " has an entry that climbs out of its folder: it is not read.");
      }
      ZipEntry entry = zip.getEntry(name);
      if (entry == null) {
        throw new ArchiveException(
            zip.getName() + " has no " + name + ": it is no run, or a cut one.");
      }
      return zip.getInputStream(entry);
    }
  }
}
