package dev.platen.printer.transfer;

import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes the settings of one group into a file, in the order in which they come. */
public final class SettingsWriter {
  private final String group;
  private final ObjectNode node;
  private final Optional<FileLock> lock;

  SettingsWriter(String group, ObjectNode node, Optional<FileLock> lock) {
    this.group = group;
    this.node = node;
    this.lock = lock;
  }

  public void text(String name, String value) {
    node.put(name, value);
  }

  public void number(String name, int value) {
    node.put(name, value);
  }

  public void flag(String name, boolean value) {
    node.put(name, value);
  }

  public void texts(String name, Collection<String> values) {
    ArrayNode list = node.putArray(name);
    values.stream().sorted().forEach(list::add);
  }

  /** A list of things that have settings of their own. */
  public <T> void items(String name, Collection<T> values, BiConsumer<SettingsWriter, T> each) {
    ArrayNode list = node.putArray(name);
    values.forEach(value -> each.accept(new SettingsWriter(group, list.addObject(), lock), value));
  }

  /** A secret: left out, or encrypted under the file's password; never as it is. */
  public void secret(String name, String value) {
    lock.ifPresent(
        with -> node.putObject(name).put(FileLock.SEALED, with.seal(group + "/" + name, value)));
  }
}
