/**
 * What upload and download share: rate limits and transfer events.
 *
 * <p>Knows nothing of discovery, pairing or rooms.
 */
@NullMarked
package io.godwit.core.transfer;

import org.jspecify.annotations.NullMarked;
