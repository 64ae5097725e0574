package dev.platen.printer.webconfig.view;

import dev.platen.printer.webconfig.view.Frame.Choice;
import java.util.List;

/**
 * A drop-down.
 *
 * @param hint under it, empty for none
 */
public record Selection(String name, String label, String hint, List<Choice> choices) {
  public Selection {
    choices = List.copyOf(choices);
  }
}
