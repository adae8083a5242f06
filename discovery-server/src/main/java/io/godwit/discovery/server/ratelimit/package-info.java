/**
 * How often one address may ask, and one peer's key.
 *
 * <p>Buckets by kind of request and party; no HTTP here.
 */
@NullMarked
package io.godwit.discovery.server.ratelimit;

import org.jspecify.annotations.NullMarked;
