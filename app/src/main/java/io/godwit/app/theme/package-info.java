/**
 * Colours, fonts and icons of the window, dark and light.
 */
@NullMarked
package io.godwit.app.theme;

import org.jspecify.annotations.NullMarked;
