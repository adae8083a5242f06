/**
 * The program that people start.
 *
 * <p>Only entry points live here. The command line comes first and opens the window, which knows nothing of it.
 */
@NullMarked
package io.godwit.app;

import org.jspecify.annotations.NullMarked;
