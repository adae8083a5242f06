/**
 * How peers find each other: announce, look up, search.
 *
 * <p>What a discovery source says is unproven until a handshake proves it.
 */
@NullMarked
package io.godwit.core.discovery;

import org.jspecify.annotations.NullMarked;
