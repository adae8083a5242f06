/**
 * Where requests come from, as networks rather than addresses.
 *
 * <p>Pure values.
 */
@NullMarked
package io.godwit.discovery.server.net;

import org.jspecify.annotations.NullMarked;
