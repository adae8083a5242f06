/**
 * Amounts and times as people read them.
 *
 * <p>Pure formatting; no output happens here.
 */
@NullMarked
package io.godwit.app.text;

import org.jspecify.annotations.NullMarked;
