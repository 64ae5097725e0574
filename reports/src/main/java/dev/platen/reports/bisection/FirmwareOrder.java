package dev.platen.reports.bisection;

import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The order in which versions of a firmware came: part by part, digits as numbers and letters as
 * letters, so that {@code 05.9} comes before {@code 05.10}, and {@code 05.22} before {@code
 * 05.22.FA24}.
 */
public final class FirmwareOrder implements Comparator<String> {
  private static final Pattern PART = Pattern.compile("\\d+|[^\\d.]+");

  @Override
  public int compare(String a, String b) {
    List<String> left = PART.matcher(a).results().map(MatchResult::group).toList();
    List<String> right = PART.matcher(b).results().map(MatchResult::group).toList();
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int order = comparePart(left.get(i), right.get(i));
      if (order != 0) {
        return order;
      }
    }
    int order = Integer.compare(left.size(), right.size());
    return order != 0 ? order : a.compareTo(b);
  }

  private static int comparePart(String a, String b) {
    if (!number(a) || !number(b)) {
      return a.compareTo(b);
    }
    String left = a.replaceFirst("^0+(?=\\d)", "");
    String right = b.replaceFirst("^0+(?=\\d)", "");
    int order = Integer.compare(left.length(), right.length());
    return order != 0 ? order : left.compareTo(right);
  }

  private static boolean number(String part) {
    return Character.isDigit(part.charAt(0));
  }
}
