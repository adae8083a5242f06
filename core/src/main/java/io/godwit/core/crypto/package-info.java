/**
 * The only door to cryptographic primitives: hashing, AEAD, RSA, key agreement, key derivation.
 *
 * <p>No protocol knowledge, no I/O; nothing here logs or prints key material.
 */
@NullMarked
package io.godwit.core.crypto;

import org.jspecify.annotations.NullMarked;
