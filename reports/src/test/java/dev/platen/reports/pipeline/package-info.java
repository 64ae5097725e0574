/** The pipeline of the repository, tried without Jenkins. */
@NullMarked
package dev.platen.reports.pipeline;

import org.jspecify.annotations.NullMarked;
