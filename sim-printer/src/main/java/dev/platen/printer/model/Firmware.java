package dev.platen.printer.model;

/**
 * What a firmware version does (data: {@code firmware/*.yaml}).
 *
 * @param version in the vendor's form {@code NN.NN.LLddYM}, for example {@code 05.23.XF24Q9}
 * @param oauth2 whether OAuth2 is among the authentication methods (guide case PRE-1)
 */
public record Firmware(String version, boolean oauth2) {}
