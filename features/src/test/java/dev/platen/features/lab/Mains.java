package dev.platen.features.lab;

/** What switches a printer's mains. */
interface Mains {
  void off();

  void on();
}
