@NullMarked
package dev.platen.stubs.exchange.smtp;

import org.jspecify.annotations.NullMarked;
