/**
 * GW1: turns a byte connection into a secure channel with an authenticated peer.
 *
 * <p>No options, one suite; the specification, the vectors and this package change together.
 */
@NullMarked
package io.godwit.core.handshake;

import org.jspecify.annotations.NullMarked;
