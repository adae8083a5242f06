/**
 * Connections over TCP with blocking channels and virtual threads.
 *
 * <p>Nothing but sockets.
 */
@NullMarked
package io.godwit.core.transport.tcp;

import org.jspecify.annotations.NullMarked;
