package dev.platen.printer.model;

/**
 * What a firmware version does (data: {@code firmware/*.yaml}).
 *
 * @param version in the vendor's form {@code NN.NN.LLddYM}, for example {@code 05.23.XF24Q9}
 * @param oauth2 whether OAuth2 is among the authentication methods (guide case PRE-1)
 * @param maxMailPasswordLength characters of the Authenticated Password (reference printer 1.2)
 */
public record Firmware(String version, boolean oauth2, int maxMailPasswordLength) {}
