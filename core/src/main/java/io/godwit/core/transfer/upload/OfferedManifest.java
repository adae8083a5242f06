package io.godwit.core.transfer.upload;

/**
 * The encoded manifest of a folder that one requester may fetch.
 */
public interface OfferedManifest {

    /** Length of the encoding in bytes. */
    long length();

    /**
     * Copies a page of the encoding.
     *
     * @param offset position in the encoding
     * @param target where to put the bytes
     * @param targetOffset index of the first byte written
     * @param length number of bytes, inside the encoding
     * @throws OfferException if it cannot be read
     */
    void read(long offset, byte[] target, int targetOffset, int length) throws OfferException;

    /**
     * A manifest in memory.
     *
     * @param encoded the encoding; not changed afterwards
     */
    static OfferedManifest of(byte[] encoded) {
        return new OfferedManifest() {
            @Override
            public long length() {
                return encoded.length;
            }

            @Override
            public void read(long offset, byte[] target, int targetOffset, int length) {
                System.arraycopy(encoded, Math.toIntExact(offset), target, targetOffset, length);
            }
        };
    }
}
