package dev.platen.printer.webconfig.view;

/**
 * A user of the list.
 *
 * @param methods what the user logs in with, in words
 * @param microsoft the account that the user is signed in to Microsoft with, empty where none
 */
public record UserRow(
    long id,
    String userName,
    String displayName,
    String email,
    String methods,
    boolean administrator,
    String microsoft) {}
