package io.godwit.core.share;

/**
 * How much is in a share or in a folder of one, as others can have it now.
 *
 * @param files number of files
 * @param bytes their bytes together; {@link Long#MAX_VALUE} when there are more than can be told
 */
public record Totals(long files, long bytes) {}
