package dev.platen.printer.webconfig.view;

/**
 * A job in the history.
 *
 * @param state {@code active}, {@code succeeded}, {@code cancelled} or {@code failed}
 * @param code empty where the job did not fail
 * @param codeText what the code means, empty where nothing is known of it
 */
public record JobRow(
    long number,
    String received,
    String ended,
    String type,
    String state,
    String result,
    String code,
    String codeText,
    String pages,
    String from,
    String destination,
    String fileName) {}
