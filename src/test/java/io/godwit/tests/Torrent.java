package io.godwit.tests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;

/**
 * A torrent file of one file (BEP 3), private (BEP 27), so that clients ask the tracker and nobody else.
 *
 * @param content what it describes
 * @param file the torrent file
 * @param escapedHash of its info, as it stands in a query
 */
record Torrent(Path content, Path file, String escapedHash) {

    private static final int PIECE = 1 << 18;

    /** Describes a file in another. */
    static Torrent write(Path content, Path file, String announce) throws IOException {
        byte[] bytes = Files.readAllBytes(content);
        var pieces = new ByteArrayOutputStream();
        for (int at = 0; at < bytes.length; at += PIECE) {
            pieces.writeBytes(
                    sha1(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + PIECE))));
        }
        String info =
                "d6:lengthi"
                        + bytes.length
                        + "e4:name"
                        + text(content.getFileName().toString())
                        + "12:piece lengthi"
                        + PIECE
                        + "e6:pieces"
                        + text(pieces.toString(StandardCharsets.ISO_8859_1))
                        + "7:privatei1ee";
        String all = "d8:announce" + text(announce) + "4:info" + info + "e";
        Files.write(file, all.getBytes(StandardCharsets.ISO_8859_1));
        return new Torrent(
                content, file, escaped(sha1(info.getBytes(StandardCharsets.ISO_8859_1))));
    }

    private static String text(String latin) {
        return latin.length() + ":" + latin;
    }

    private static String escaped(byte[] hash) {
        var escaped = new StringBuilder();
        for (byte b : hash) {
            escaped.append(String.format(Locale.ROOT, "%%%02x", b));
        }
        return escaped.toString();
    }

    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
