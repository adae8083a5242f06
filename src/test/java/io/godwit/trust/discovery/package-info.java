/**
 * A discovery server among a million hostile requests, with honest peers beside them.
 *
 * <p>The short form is a test; the long one is src/test/trust/hostile-discovery.
 */
package io.godwit.trust.discovery;
