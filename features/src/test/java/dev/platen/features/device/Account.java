package dev.platen.features.device;

/** A Microsoft account. */
public record Account(String name, String password) {
  @Override
  public String toString() {
    return name;
  }
}
