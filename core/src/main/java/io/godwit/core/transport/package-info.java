/**
 * The service provider interface for byte connections between peers.
 *
 * <p>No encryption and no messages; those ride on top.
 */
@NullMarked
package io.godwit.core.transport;

import org.jspecify.annotations.NullMarked;
