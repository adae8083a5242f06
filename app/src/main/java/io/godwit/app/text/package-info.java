/**
 * Amounts and times as people read them, and names in the order in which they look for them.
 *
 * <p>Pure functions of values; no output happens here.
 */
@NullMarked
package io.godwit.app.text;

import org.jspecify.annotations.NullMarked;
