package io.godwit.core.share;

import io.godwit.core.manifest.ManifestException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

    /**
     * The path of a key.
     *
     * @throws ManifestException naming the path if the key is no text in UTF-8
     */
    static List<String> decode(byte[] key) throws ManifestException {
        String text = new String(key, StandardCharsets.UTF_8);
        // What is no UTF-8 was replaced, which would be a name that no file has.
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), key)) {
            throw new ManifestException("path", "is no text in UTF-8");
        }
        return List.of(text.split(SEPARATOR, -1));
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
