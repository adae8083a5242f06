package io.godwit.core.manifest;

import io.godwit.core.content.ContentId;
import io.godwit.core.crypto.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/**
 * The one encoding of a manifest: deterministic CBOR (RFC 8949 §4.2.1), specified in PROTOCOL.md §5. Thread-safe.
 */
public final class ManifestCodec {

    private ManifestCodec() {}

    /**
     * Encodes a manifest.
     *
     * @param manifest in the grammar, as every manifest
     * @return a new array
     */
    public static byte[] encode(Manifest manifest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writeTo(bytes, manifest);
        return bytes.toByteArray();
    }

    /**
     * Decodes a manifest that somebody else may have written.
     *
     * @param encoded the whole encoding
     * @return the manifest
     * @throws ManifestException naming the field that is malformed, out of range or against the grammar, or
     *     {@code manifest} when the bytes are no CBOR, too long or not the canonical encoding
     */
    public static Manifest decode(byte[] encoded) throws ManifestException {
        if (encoded.length > ManifestLimits.MAX_MANIFEST) {
            throw new ManifestException("manifest", "is " + encoded.length + " bytes long");
        }
        Manifest manifest = parse(encoded);
        // Comparing digests instead of bytes spares a second copy of a large manifest.
        if (!writeTo(OutputStream.nullOutputStream(), manifest).equals(contentId(encoded))) {
            throw new ManifestException("manifest", "is not in the canonical encoding");
        }
        return manifest;
    }

    private static Manifest parse(byte[] encoded) throws ManifestException {
        try (JsonParser parser = ManifestCbor.parser(encoded)) {
            return new ManifestReader(parser).read();
        } catch (JacksonException | IllegalStateException e) {
            // The second is the parser's "never happens"; tags (RFC 8949 §3.4) make it happen.
            throw new ManifestException("manifest", "is no valid CBOR", e);
        }
    }

    /** The content ID of an encoded manifest: its SHA-256. */
    public static ContentId contentId(byte[] encoded) {
        return ContentId.of(Sha256.of(encoded));
    }

    private static ContentId writeTo(OutputStream target, Manifest manifest) {
        try {
            var writer = new ManifestWriter(target, manifest.folder(), manifest.entries().size());
            for (ManifestEntry entry : manifest.entries()) {
                writer.add(entry);
            }
            return writer.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("a stream in memory failed", e);
        } catch (ManifestException e) {
            throw new IllegalStateException("a manifest is always in the grammar", e);
        }
    }
}
