/**
 * The node of this program and everything around it that finds other peers, as one thing to switch on and off.
 */
@NullMarked
package io.godwit.app.network;

import org.jspecify.annotations.NullMarked;
