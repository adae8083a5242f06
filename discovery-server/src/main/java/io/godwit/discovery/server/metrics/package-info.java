/**
 * What a server counts for monitoring, with labels out of small fixed sets: no peer, address or name is in them.
 *
 * <p>Meters are Micrometer's, the form is Prometheus's.
 */
@NullMarked
package io.godwit.discovery.server.metrics;

import org.jspecify.annotations.NullMarked;
