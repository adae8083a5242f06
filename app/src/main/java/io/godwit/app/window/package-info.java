/**
 * The window itself: where everything is put together, navigation, the network switch, what is remembered.
 */
@NullMarked
package io.godwit.app.window;

import org.jspecify.annotations.NullMarked;
