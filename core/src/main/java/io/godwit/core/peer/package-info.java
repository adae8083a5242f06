/**
 * Who a peer is and where it can be reached: peer ID, addresses, signed peer records.
 *
 * <p>No sockets and no private keys.
 */
@NullMarked
package io.godwit.core.peer;

import org.jspecify.annotations.NullMarked;
