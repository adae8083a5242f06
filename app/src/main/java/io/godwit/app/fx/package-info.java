/**
 * How work gets onto the interface thread, and how much of it: the only door to {@code Platform.runLater}.
 */
@NullMarked
package io.godwit.app.fx;

import org.jspecify.annotations.NullMarked;
