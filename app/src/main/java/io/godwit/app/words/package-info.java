/**
 * Every text of the window, in the language of the person who reads it.
 */
@NullMarked
package io.godwit.app.words;

import org.jspecify.annotations.NullMarked;
