package io.godwit.core.share;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Manifest paths as database keys: the UTF-8 parts joined by NUL, whose byte order is the order of a manifest and in
 * which all that is below a folder is one range.
 */
final class EntryPath {

    private static final String SEPARATOR = "\0";

    private EntryPath() {}

    static byte[] encode(List<String> parts) {
        return String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8);
    }

    static List<String> decode(byte[] key) {
        return List.of(new String(key, StandardCharsets.UTF_8).split(SEPARATOR, -1));
    }

    /** First key of what is below a folder. */
    static byte[] below(List<String> folder) {
        return (String.join(SEPARATOR, folder) + '\0').getBytes(StandardCharsets.UTF_8);
    }

    /** First key after all that is below a folder. */
    static byte[] after(List<String> folder) {
        return (String.join(SEPARATOR, folder) + '\1').getBytes(StandardCharsets.UTF_8);
    }
}
