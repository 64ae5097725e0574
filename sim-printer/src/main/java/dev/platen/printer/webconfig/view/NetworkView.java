package dev.platen.printer.webconfig.view;

import dev.platen.printer.webconfig.view.Frame.Choice;
import java.util.List;

/** Network &gt; Basic: blocks of fields, one for each network port. */
public record NetworkView(List<Block> blocks) {

  public NetworkView {
    blocks = List.copyOf(blocks);
  }

  /** A heading and what is under it. */
  public record Block(String title, List<Item> items) {
    public Block {
      items = List.copyOf(items);
    }
  }

  /**
   * A text field, or a radio group where there are choices.
   *
   * @param field of a radio group, what is common to both
   */
  public record Item(Field field, List<Choice> choices) {
    public Item {
      choices = List.copyOf(choices);
    }
  }

  /** Fields that break a rule, in the page's order. */
  public List<Field> wrong() {
    return blocks.stream()
        .flatMap(block -> block.items().stream())
        .map(Item::field)
        .filter(Field::wrong)
        .toList();
  }
}
