/**
 * The messages that peers exchange inside records, their codec and their limits.
 *
 * <p>Declares what the engine must implement; never imports the engine.
 */
@NullMarked
package io.godwit.core.protocol;

import org.jspecify.annotations.NullMarked;
