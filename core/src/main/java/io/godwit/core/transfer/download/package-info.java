/**
 * Fetching content from many sources: plan, picker, fetchers, verifier.
 *
 * <p>Every byte is verified here before a chunk store sees it.
 */
@NullMarked
package io.godwit.core.transfer.download;

import org.jspecify.annotations.NullMarked;
