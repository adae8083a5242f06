/**
 * What the server remembers: who is online, under which token, with which shares.
 *
 * <p>The store is an SPI: one implementation is here, in memory with a snapshot on disk; the other is in redis and
 * reads from a copy here. No HTTP, time is injected.
 */
@NullMarked
package io.godwit.discovery.server.registry;

import org.jspecify.annotations.NullMarked;
