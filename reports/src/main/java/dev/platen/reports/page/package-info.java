/** Pages as files: rendered from a template, written whole or not at all. */
@NullMarked
package dev.platen.reports.page;

import org.jspecify.annotations.NullMarked;
