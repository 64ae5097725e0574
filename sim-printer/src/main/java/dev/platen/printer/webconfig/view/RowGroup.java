package dev.platen.printer.webconfig.view;

import java.util.List;

/** Rows under a heading. */
public record RowGroup(String title, List<Row> rows) {
  public RowGroup {
    rows = List.copyOf(rows);
  }
}
