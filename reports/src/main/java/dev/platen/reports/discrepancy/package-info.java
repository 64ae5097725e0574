/** Where the guides disagree with each other, with themselves, or with Microsoft. */
@NullMarked
package dev.platen.reports.discrepancy;

import org.jspecify.annotations.NullMarked;
