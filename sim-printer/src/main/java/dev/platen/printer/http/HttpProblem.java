package dev.platen.printer.http;

/**
 * A request that is answered with a plain page and nothing else.
 *
 * <p>The page says in the reader's language what is wrong and what to do; it never repeats what the
 * request carried.
 */
public final class HttpProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String textKey;

  /**
   * @param status HTTP status
   * @param textKey key of the page's text in the message bundles
   */
  public HttpProblem(int status, String textKey) {
    super("HTTP " + status + " " + textKey, null, false, false);
    this.status = status;
    this.textKey = textKey;
  }

  public int status() {
    return status;
  }

  public String textKey() {
    return textKey;
  }

  /** The request cannot be read (RFC 9110 section 15.5.1). */
  public static HttpProblem badRequest() {
    return new HttpProblem(400, "web.problem.bad_request");
  }

  /** A drop-down or button sent a value that its page does not offer. */
  public static HttpProblem unknownValue() {
    return new HttpProblem(400, "web.problem.unknown_value");
  }

  /** The form's token is missing, old or not this browser's. */
  public static HttpProblem staleForm() {
    return new HttpProblem(403, "web.problem.stale_form");
  }

  public static HttpProblem notFound() {
    return new HttpProblem(404, "web.problem.not_found");
  }

  public static HttpProblem methodNotAllowed() {
    return new HttpProblem(405, "web.problem.method");
  }

  public static HttpProblem tooLarge() {
    return new HttpProblem(413, "web.problem.too_large");
  }

  /** A file is longer than its page takes. */
  public static HttpProblem uploadTooLarge() {
    return new HttpProblem(413, "web.problem.upload_too_large");
  }

  public static HttpProblem unsupportedBody() {
    return new HttpProblem(415, "web.problem.bad_request");
  }
}
