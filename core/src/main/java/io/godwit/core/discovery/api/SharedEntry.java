package io.godwit.core.discovery.api;

import io.godwit.core.content.ContentId;
import java.nio.charset.StandardCharsets;

/**
 * One public file or folder that a peer offers.
 *
 * @param name its name without folders, 1 to {@value ApiLimits#ENTRY_NAME_BYTES} bytes of UTF-8
 * @param kind file or folder
 * @param size bytes in all, 0 to {@link Long#MAX_VALUE}
 * @param root 64 hexadecimal digits: Merkle root or content ID
 */
public record SharedEntry(String name, ContentKind kind, long size, String root) {

    /**
     * The root as a value.
     *
     * @param field path of this entry, for the refusal
     * @throws ApiFormatException if any field of this entry is out of range
     */
    public ContentId check(String field) throws ApiFormatException {
        if (!isName(name)) {
            throw new ApiFormatException(
                    field + ".name", "not a file name of 1 to 255 bytes without '/' and NUL");
        }
        if (size < 0) {
            throw new ApiFormatException(field + ".size", "negative");
        }
        return ContentId.parse(root)
                .orElseThrow(
                        () -> new ApiFormatException(field + ".root", "not 64 hexadecimal digits"));
    }

    private static boolean isName(String name) {
        if (name.isEmpty()
                || name.length() > ApiLimits.ENTRY_NAME_BYTES
                || name.indexOf('/') >= 0
                || name.indexOf('\0') >= 0) {
            return false;
        }
        // A lone surrogate has no UTF-8 form: what comes back differs.
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        return utf8.length <= ApiLimits.ENTRY_NAME_BYTES
                && new String(utf8, StandardCharsets.UTF_8).equals(name);
    }
}
