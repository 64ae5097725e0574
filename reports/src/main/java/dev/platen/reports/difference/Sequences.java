package dev.platen.reports.difference;

import java.util.ArrayList;
import java.util.List;

/** Compares two lists whose order counts, by their longest common subsequence. */
public final class Sequences {
  /** The table of a comparison takes four bytes for each pair. */
  private static final long MOST_PAIRS = 9_000_000;

  private Sequences() {}

  /** What both lists have, as positions in A and in B. */
  public record Pair(int a, int b) {}

  /** The longest list of pairs that are equal and in the same order in both. */
  public static List<Pair> common(List<String> a, List<String> b) {
    List<Pair> pairs = new ArrayList<>();
    int start = 0;
    while (start < a.size() && start < b.size() && a.get(start).equals(b.get(start))) {
      pairs.add(new Pair(start, start));
      start++;
    }
    List<String> restOfA = a.subList(start, a.size());
    List<String> restOfB = b.subList(start, b.size());
    if ((long) restOfA.size() * restOfB.size() > MOST_PAIRS) {
      return pairs;
    }
    int[][] length = lengths(restOfA, restOfB);
    int i = 0;
    int j = 0;
    while (i < restOfA.size() && j < restOfB.size()) {
      if (restOfA.get(i).equals(restOfB.get(j))) {
        pairs.add(new Pair(start + i++, start + j++));
      } else if (length[i + 1][j] >= length[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    return pairs;
  }

  private static int[][] lengths(List<String> a, List<String> b) {
    int[][] length = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        length[i][j] =
            a.get(i).equals(b.get(j))
                ? length[i + 1][j + 1] + 1
                : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    return length;
  }

  /**
   * What only one of both has, and what both have in another order.
   *
   * @param noun what an entry is, for example {@code label}
   */
  public static List<Difference> differences(
      String part, String noun, List<String> a, List<String> b) {
    List<String> onlyA = new ArrayList<>(a);
    List<String> onlyB = new ArrayList<>(b);
    List<Pair> common = common(a, b);
    for (Pair pair : common.reversed()) {
      onlyA.remove(pair.a());
      onlyB.remove(pair.b());
    }
    List<Difference> differences = new ArrayList<>();
    for (String entry : onlyA) {
      differences.add(
          onlyB.remove(entry)
              ? new Difference(
                  part,
                  "order of the " + noun + " \"" + entry + "\"",
                  place(a, entry),
                  place(b, entry))
              : new Difference(part, noun, entry, Difference.NOTHING));
    }
    onlyB.forEach(entry -> differences.add(new Difference(part, noun, Difference.NOTHING, entry)));
    return differences;
  }

  private static String place(List<String> list, String entry) {
    int at = list.indexOf(entry);
    return at == 0 ? "first" : "after \"" + list.get(at - 1) + "\"";
  }
}
