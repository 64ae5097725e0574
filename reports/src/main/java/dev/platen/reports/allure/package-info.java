/** What Allure needs beside the results of a run: what earlier runs were like. */
@NullMarked
package dev.platen.reports.allure;

import org.jspecify.annotations.NullMarked;
