/**
 * What the desktop around the window offers: file manager, browser, bin, notifications, tray, sleep, start at login.
 *
 * <p>Everything here is optional on some system: no call of a {@link io.godwit.app.desktop.Desktop} throws, blocks its
 * caller or waits without bound, and what cannot be done is an {@link io.godwit.app.desktop.Outcome.Failed}.
 */
@NullMarked
package io.godwit.app.desktop;

import org.jspecify.annotations.NullMarked;
