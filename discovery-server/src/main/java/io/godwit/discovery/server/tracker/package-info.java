/**
 * A BitTorrent tracker: what clients ask, which swarms there are, what is answered (BEP 3, 7, 23, 31, 48).
 *
 * <p>The store is an SPI, and here is the one in memory. No HTTP here; time and chance are injected.
 */
@NullMarked
package io.godwit.discovery.server.tracker;

import org.jspecify.annotations.NullMarked;
