/**
 * What upload and download share: settings, events, rate limits and pooled buffers.
 *
 * <p>Knows nothing of discovery, pairing or rooms. {@code transfer.engine} puts upload and download together.
 */
@NullMarked
package io.godwit.core.transfer;

import org.jspecify.annotations.NullMarked;
