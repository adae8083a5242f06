/**
 * How often one address may ask.
 *
 * <p>Buckets by kind of request and address; no HTTP here.
 */
@NullMarked
package io.godwit.discovery.server.ratelimit;

import org.jspecify.annotations.NullMarked;
