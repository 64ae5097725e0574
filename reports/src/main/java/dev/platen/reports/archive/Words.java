package dev.platen.reports.archive;

/**
 * Text that somebody else wrote, made fit to be stored and shown: of a bearable length, and without
 * the characters that databases refuse or terminals obey.
 */
final class Words {
  private Words() {}

  /**
   * @param longest in characters; the rest is cut
   */
  static String fit(String text, int longest) {
    String cut = text.length() <= longest ? text : text.substring(0, longest);
    for (int i = 0; i < cut.length(); i++) {
      if (odd(cut, i)) {
        return mended(cut);
      }
    }
    return cut;
  }

  private static String mended(String text) {
    StringBuilder fit = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      fit.append(odd(text, i) ? '\uFFFD' : text.charAt(i));
    }
    return fit.toString();
  }

  /** Control characters but line ends and tabs; halves of a pair. */
  private static boolean odd(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }
    return Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r';
  }
}
