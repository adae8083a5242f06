package io.godwit.core.manifest;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a path in a manifest may be: a grammar on its parts, the same on every operating system. Nothing is repaired
 * and nothing is normalised and compared; a path is in the grammar or the manifest is refused.
 *
 * <p>Names that are only awkward somewhere (reserved device names, trailing dots, control characters, names equal but
 * for case) are legal; whoever stores them renames them.
 */
public final class PathGrammar {

    private PathGrammar() {}

    /**
     * Checks a whole path.
     *
     * @param path parts from the top
     * @param field what to call it in the error
     * @throws ManifestException naming the field if the path is not in the grammar
     */
    public static void check(List<String> path, String field) throws ManifestException {
        if (path.isEmpty()) {
            throw new ManifestException(field, "has no parts");
        }
        if (path.size() > ManifestLimits.MAX_PATH_PARTS) {
            throw new ManifestException(field, "has " + path.size() + " parts");
        }
        long bytes = path.size() - 1L;
        for (String part : path) {
            Optional<String> fault = fault(part);
            if (fault.isPresent()) {
                throw new ManifestException(field, fault.get());
            }
            bytes += utf8Length(part);
        }
        if (bytes > ManifestLimits.MAX_PATH) {
            throw new ManifestException(field, "is " + bytes + " bytes long");
        }
    }

    /**
     * Why a name cannot be a part of a path.
     *
     * @param part the name
     * @return the reason, or empty when it can
     */
    public static Optional<String> fault(String part) {
        if (part.isEmpty()) {
            return Optional.of("has an empty part");
        }
        if (part.length() > ManifestLimits.MAX_NAME || utf8Length(part) > ManifestLimits.MAX_NAME) {
            return Optional.of("has a part that is too long");
        }
        if (part.equals(".") || part.equals("..") || part.equals("~")) {
            return Optional.of("has a part that means another folder");
        }
        if (part.indexOf('/') >= 0 || part.indexOf('\\') >= 0 || part.indexOf('\0') >= 0) {
            return Optional.of("has a separator or NUL inside a part");
        }
        if (startsLikeAnAddress(part)) {
            return Optional.of("has a part with a drive letter or file scheme");
        }
        return encodingFault(part);
    }

    private static Optional<String> encodingFault(String part) {
        boolean ascii = part.chars().allMatch(c -> c < 0x80);
        if (ascii) {
            return Optional.empty();
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(part)) {
            return Optional.of("has a part with half a surrogate pair");
        }
        if (!Normalizer.isNormalized(part, Normalizer.Form.NFC)) {
            return Optional.of("has a part that is not in Unicode form NFC");
        }
        return Optional.empty();
    }

    private static boolean startsLikeAnAddress(String part) {
        return (part.length() >= 2 && part.charAt(1) == ':' && isAsciiLetter(part.charAt(0)))
                || part.regionMatches(true, 0, "file:", 0, 5);
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /**
     * The order of entries in a manifest: part by part, each part as unsigned UTF-8 bytes, a folder before what is in it.
     *
     * @return negative, zero or positive as for {@link Comparable#compareTo}
     */
    public static int compare(List<String> a, List<String> b) {
        int common = Math.min(a.size(), b.size());
        for (int i = 0; i < common; i++) {
            String left = a.get(i);
            String right = b.get(i);
            if (!left.equals(right)) {
                return compareUtf8(left, right);
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    private static int compareUtf8(String a, String b) {
        return Arrays.compareUnsigned(
                a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes of the UTF-8 form; half a surrogate pair counts as two. */
    static int utf8Length(String text) {
        int bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x800) {
                bytes += Character.isSurrogate(c) ? 1 : 2;
            } else if (c >= 0x80) {
                bytes++;
            }
        }
        return bytes;
    }
}
