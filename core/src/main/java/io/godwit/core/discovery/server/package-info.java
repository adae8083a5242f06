/**
 * Discovery through a discovery server over HTTP.
 *
 * <p>Retries and timeouts live here; JSON records live in the api package.
 */
@NullMarked
package io.godwit.core.discovery.server;

import org.jspecify.annotations.NullMarked;
