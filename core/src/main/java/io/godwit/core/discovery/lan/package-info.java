/**
 * Discovery servers of the local network, by DNS-SD over multicast DNS (RFC 6763, RFC 6762).
 *
 * <p>Whatever comes from the network here is a stranger's claim, bounded and checked before anybody acts on it.
 */
@NullMarked
package io.godwit.core.discovery.lan;

import org.jspecify.annotations.NullMarked;
