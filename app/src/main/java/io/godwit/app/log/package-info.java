/**
 * The activity log: typed events as lines for people and as structured records in files.
 *
 * <p>Names are escaped, and addresses, full paths and secrets never get in.
 */
@NullMarked
package io.godwit.app.log;

import org.jspecify.annotations.NullMarked;
