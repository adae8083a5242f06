/**
 * The program that people start.
 *
 * <p>Only the entry point lives here; each front end has a package of its own and none knows another.
 */
@NullMarked
package io.godwit.app;

import org.jspecify.annotations.NullMarked;
