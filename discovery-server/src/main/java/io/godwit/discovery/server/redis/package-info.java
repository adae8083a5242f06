/**
 * The registry of many instances: Redis keeps it, each instance has a copy in memory to read from. And the swarms of
 * BitTorrent clients, of which nobody has a copy.
 *
 * <p>The only package that knows the client library; nothing of HTTP, no rule that the registry in memory does not have.
 */
@NullMarked
package io.godwit.discovery.server.redis;

import org.jspecify.annotations.NullMarked;
