package dev.platen.stubs.exchange.mailbox;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepted messages in a folder, one file each: header fields with the envelope, then the message
 * as sent, so that a mail program opens it too. One file holds the message for all recipients: it
 * is there for every one of them or for none. It is written under a temporary name, forced to disk
 * and then moved, so that a file with its final name is whole.
 */
final class MailFiles {
  private static final Logger LOG = LoggerFactory.getLogger(MailFiles.class);
  private static final String WHOLE = ".eml";
  private static final String TORN = ".part";
  private static final String RECEIVED = "X-Platen-Received";
  private static final String SUBMITTER = "X-Platen-Submitter";
  private static final String SENDER = "X-Platen-Sender";
  private static final String DELIVERED = "X-Platen-Delivered";
  private static final String EXTERNAL = "X-Platen-External";
  private static final String SENT_ITEMS = "X-Platen-Sent-Items";
  private static final String SESSION = "X-Platen-Session";

  /** The last field of the envelope: the size of what follows. */
  private static final String OCTETS = "X-Platen-Octets";

  private final Path folder;
  private final AtomicLong next;

  private MailFiles(Path folder, long first) {
    this.folder = folder;
    this.next = new AtomicLong(first);
  }

  /**
   * Opens a folder, and makes it where there is none.
   *
   * @throws UncheckedIOException where that cannot be done
   */
  static MailFiles open(Path folder) {
    try {
      Files.createDirectories(folder);
      long last = 0;
      for (Path file : list(folder)) {
        last = Math.max(last, number(file));
      }
      return new MailFiles(folder, last + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot keep mail in the folder " + folder + "; check that it can be written", e);
    }
  }

  /** All messages in the order in which they were accepted. */
  List<Mail> load() {
    try {
      List<Mail> mails = new ArrayList<>();
      for (Path file : list(folder)) {
        if (file.toString().endsWith(WHOLE)) {
          read(file).ifPresent(mails::add);
        } else if (file.toString().endsWith(TORN)) {
          // Was being written when the program ended, and was never acknowledged.
          Files.deleteIfExists(file);
        }
      }
      return mails;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the mail in the folder " + folder, e);
    }
  }

  /**
   * Keeps a message for good. Where this throws, nothing is kept.
   *
   * @return the same message, its content now on disk
   */
  Mail keep(Mail mail) throws IOException {
    String name = String.format(Locale.ROOT, "%012d", next.getAndIncrement());
    try {
      return write(mail, folder.resolve(name + WHOLE));
    } catch (IOException e) {
      Files.deleteIfExists(folder.resolve(name + WHOLE));
      throw e;
    }
  }

  /** Keeps another envelope for a message that is kept already. */
  Mail replace(Mail mail) throws IOException {
    return mail.content() instanceof MessageContent.OnDisk kept ? write(mail, kept.file()) : mail;
  }

  /** Forgets a message. */
  void remove(Mail mail) throws IOException {
    if (mail.content() instanceof MessageContent.OnDisk kept) {
      Files.deleteIfExists(kept.file());
    }
  }

  private Mail write(Mail mail, Path whole) throws IOException {
    byte[] content = mail.content().octets();
    byte[] envelope = envelope(mail, content.length);
    Path torn = whole.resolveSibling(whole.getFileName().toString().replace(WHOLE, TORN));
    try {
      try (FileChannel file =
          FileChannel.open(torn, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        writeFully(file, envelope);
        writeFully(file, content);
        file.force(true);
      }
      Files.move(torn, whole, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(torn);
      throw e;
    }
    forceFolder();
    return mail.withContent(new MessageContent.OnDisk(whole, envelope.length, content.length));
  }

  private static void writeFully(FileChannel file, byte[] octets) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
  }

  /** The move itself must last too: on POSIX systems that is the folder's to remember. */
  private void forceFolder() throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static byte[] envelope(Mail mail, int octets) {
    StringBuilder text = new StringBuilder();
    field(text, RECEIVED, mail.received().toString());
    field(text, SUBMITTER, mail.submitter());
    field(text, SENDER, mail.sender());
    mail.delivered().forEach(address -> field(text, DELIVERED, address));
    mail.external().forEach(address -> field(text, EXTERNAL, address));
    if (!mail.sentItems()) {
      field(text, SENT_ITEMS, "no");
    }
    if (!mail.session().isEmpty()) {
      field(text, SESSION, mail.session());
    }
    field(text, OCTETS, Integer.toString(octets));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void field(StringBuilder text, String name, String value) {
    if (value.chars().anyMatch(c -> c == '\r' || c == '\n')) {
      throw new IllegalArgumentException("An address with a line end in " + name);
    }
    text.append(name).append(": ").append(value).append("\r\n");
  }

  private static Optional<Mail> read(Path file) throws IOException {
    Instant received = Instant.EPOCH;
    String submitter = "";
    String sender = "";
    List<String> delivered = new ArrayList<>();
    List<String> external = new ArrayList<>();
    boolean sentItems = true;
    String session = "";
    long offset = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      while (true) {
        byte[] line = line(in);
        offset += line.length;
        String[] field = new String(line, StandardCharsets.UTF_8).split(":", 2);
        String value = field.length == 2 ? field[1].strip() : "";
        switch (field[0]) {
          case RECEIVED -> received = Instant.parse(value);
          case SUBMITTER -> submitter = value;
          case SENDER -> sender = value;
          case DELIVERED -> delivered.add(value);
          case EXTERNAL -> external.add(value);
          case SENT_ITEMS -> sentItems = !value.equals("no");
          case SESSION -> session = value;
          case OCTETS -> {
            if (Files.size(file) != offset + Long.parseLong(value)) {
              return unreadable(file, "its size is not the one that its envelope tells");
            }
            return Optional.of(
                new Mail(
                    received,
                    submitter,
                    sender,
                    delivered,
                    external,
                    sentItems,
                    session,
                    new MessageContent.OnDisk(file, offset, Long.parseLong(value))));
          }
          default -> {
            return unreadable(file, "its envelope has the unknown field '" + field[0] + "'");
          }
        }
      }
    } catch (DateTimeException | NumberFormatException e) {
      return unreadable(file, "its envelope is damaged");
    }
  }

  private static Optional<Mail> unreadable(Path file, String why) {
    LOG.warn("The message in {} is left out: {}", file, why);
    return Optional.empty();
  }

  private static byte[] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int octet = in.read();
    while (octet >= 0) {
      line.write(octet);
      if (octet == '\n' || line.size() > 4096) {
        break;
      }
      octet = in.read();
    }
    return line.toByteArray();
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static long number(Path file) {
    String name = file.getFileName().toString();
    return name.matches("[0-9]{1,18}\\..*") ? Long.parseLong(name.replaceAll("\\..*", "")) : 0;
  }
}
