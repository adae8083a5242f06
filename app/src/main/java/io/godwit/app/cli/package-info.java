/**
 * The command line: options, what is printed, exit codes.
 *
 * <p>Each command is one class; none of them knows how a node works inside.
 */
@NullMarked
package io.godwit.app.cli;

import org.jspecify.annotations.NullMarked;
