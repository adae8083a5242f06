/**
 * What the server remembers: who is online, under which token, with which shares.
 *
 * <p>The store is an SPI with one implementation in memory and a snapshot on disk; no HTTP here, time is injected.
 */
@NullMarked
package io.godwit.discovery.server.registry;

import org.jspecify.annotations.NullMarked;
