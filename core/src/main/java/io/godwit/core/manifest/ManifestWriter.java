package io.godwit.core.manifest;

import io.godwit.core.content.ContentId;
import io.godwit.core.crypto.HashingOutputStream;
import io.godwit.core.manifest.ManifestEntry.FileEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a manifest entry by entry in canonical CBOR (RFC 8949 §4.2.1), so that a share of any size needs no memory.
 * Not thread-safe.
 */
public final class ManifestWriter {

    private final HashingOutputStream output;
    private final JsonGenerator generator;
    private final EntrySequence sequence;
    private final int entries;

    /**
     * Starts a manifest.
     *
     * @param target takes the bytes; neither flushed before {@link #finish()} nor closed
     * @param folder whether the share is a folder
     * @param entries how many entries will be added
     * @throws IOException if the target refuses
     */
    public ManifestWriter(OutputStream target, boolean folder, int entries) throws IOException {
        this.output = new HashingOutputStream(target);
        this.generator = ManifestCbor.generator(output);
        this.sequence = new EntrySequence(folder);
        this.entries = entries;
        writing(() -> {
            generator.writeStartArray(this, 4);
            generator.writeNumber(ManifestCbor.VERSION);
            generator.writeNumber(folder ? ManifestCbor.FOLDER : ManifestCbor.FILE);
            generator.writeStartArray(this, entries);
        });
    }

    /**
     * Adds the next entry.
     *
     * @param entry after the one before it in the order of {@link PathGrammar#compare}
     * @throws ManifestException naming the field that breaks a rule
     * @throws IOException if the target refuses
     */
    public void add(ManifestEntry entry) throws ManifestException, IOException {
        sequence.accept(entry);
        if (sequence.count() > entries) {
            throw new ManifestException("entries", "more than the " + entries + " announced");
        }
        writing(() -> write(entry));
    }

    private void write(ManifestEntry entry) {
        boolean file = entry instanceof FileEntry;
        generator.writeStartArray(this, file ? 4 : 1);
        generator.writeStartArray(this, entry.path().size());
        for (String part : entry.path()) {
            byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
            generator.writeUTF8String(utf8, 0, utf8.length);
        }
        generator.writeEndArray();
        if (entry instanceof FileEntry(var path, long size, ContentId root, boolean executable)) {
            generator.writeNumber(size);
            generator.writeBinary(root.toBytes());
            generator.writeBoolean(executable);
        }
        generator.writeEndArray();
    }

    /**
     * Ends the manifest.
     *
     * @return the SHA-256 of its bytes: the content ID of a folder
     * @throws ManifestException naming {@code entries} if fewer were added than announced
     * @throws IOException if the target refuses
     */
    public ContentId finish() throws ManifestException, IOException {
        long total = sequence.total();
        if (sequence.count() != entries) {
            throw new ManifestException("entries", "fewer than the " + entries + " announced");
        }
        writing(() -> {
            generator.writeEndArray();
            generator.writeNumber(total);
            generator.writeEndArray();
            generator.close();
        });
        return ContentId.of(output.digest());
    }

    private static void writing(Runnable step) throws IOException {
        try {
            step.run();
        } catch (JacksonException e) {
            throw new IOException("cannot write the manifest", e);
        }
    }
}
