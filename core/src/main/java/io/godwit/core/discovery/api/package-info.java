/**
 * The JSON records that a peer and a discovery server exchange.
 *
 * <p>Data only; validation that both sides share, no I/O.
 */
@NullMarked
package io.godwit.core.discovery.api;

import org.jspecify.annotations.NullMarked;
