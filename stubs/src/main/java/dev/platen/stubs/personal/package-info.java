/** What Entra ID and Exchange Online agree on about the tokens of personal accounts. */
@NullMarked
package dev.platen.stubs.personal;

import org.jspecify.annotations.NullMarked;
