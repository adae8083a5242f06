package io.godwit.core.manifest;

import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ManifestEntry.FileEntry;
import io.godwit.core.manifest.ManifestEntry.FolderEntry;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;

/** Reads one manifest token by token; accepts the shape only, canonicity is the codec's matter. */
final class ManifestReader {

    private final JsonParser parser;
    private List<String> before = List.of();

    ManifestReader(JsonParser parser) {
        this.parser = parser;
    }

    Manifest read() throws ManifestException {
        expect(JsonToken.START_ARRAY, "manifest");
        if (number("version") != ManifestCbor.VERSION) {
            throw new ManifestException("version", "is not 1");
        }
        boolean folder = kind();
        Manifest manifest = new Manifest(folder, entries());
        if (number("total") != manifest.total()) {
            throw new ManifestException("total", "is not the sum of the sizes");
        }
        expect(JsonToken.END_ARRAY, "manifest");
        if (parser.nextToken() != null) {
            throw new ManifestException("manifest", "is followed by something else");
        }
        return manifest;
    }

    private boolean kind() throws ManifestException {
        long kind = number("kind");
        if (kind != ManifestCbor.FILE && kind != ManifestCbor.FOLDER) {
            throw new ManifestException("kind", "is neither 0 nor 1");
        }
        return kind == ManifestCbor.FOLDER;
    }

    private List<ManifestEntry> entries() throws ManifestException {
        expect(JsonToken.START_ARRAY, "entries");
        List<ManifestEntry> entries = new ArrayList<>();
        EntrySequence parts = new EntrySequence(true);
        while (parser.nextToken() == JsonToken.START_ARRAY) {
            ManifestEntry entry = entry("entries[" + entries.size() + "]");
            // Again in the manifest's constructor, which knows the kind; here it stops a bad one
            // while it is small.
            parts.accept(entry);
            entries.add(entry);
        }
        require(parser.currentToken() == JsonToken.END_ARRAY, "entries");
        return entries;
    }

    private ManifestEntry entry(String field) throws ManifestException {
        List<String> path = path(field + ".path");
        before = path;
        JsonToken next = parser.nextToken();
        if (next == JsonToken.END_ARRAY) {
            return new FolderEntry(path);
        }
        long size = currentNumber(field + ".size");
        expect(JsonToken.VALUE_EMBEDDED_OBJECT, field + ".root");
        ContentId root = root(field + ".root");
        JsonToken executable = parser.nextToken();
        require(
                executable == JsonToken.VALUE_TRUE || executable == JsonToken.VALUE_FALSE,
                field + ".executable");
        expect(JsonToken.END_ARRAY, field);
        return new FileEntry(path, size, root, executable == JsonToken.VALUE_TRUE);
    }

    private ContentId root(String field) throws ManifestException {
        // CBOR's "undefined" is an embedded object too, without bytes.
        if (parser.getEmbeddedObject() instanceof byte[] bytes && bytes.length == ContentId.BYTES) {
            return ContentId.of(bytes);
        }
        throw new ManifestException(field, "is not 32 bytes");
    }

    private List<String> path(String field) throws ManifestException {
        expect(JsonToken.START_ARRAY, field);
        List<String> path = new ArrayList<>();
        while (parser.nextToken() == JsonToken.VALUE_STRING) {
            require(path.size() < ManifestLimits.MAX_PATH_PARTS, field);
            path.add(shared(path.size(), parser.getString()));
        }
        require(parser.currentToken() == JsonToken.END_ARRAY, field);
        return List.copyOf(path);
    }

    /** The same string object as in the entry before, where the folders are the same: most of a large manifest. */
    private String shared(int index, String part) {
        return index < before.size() && before.get(index).equals(part) ? before.get(index) : part;
    }

    private long number(String field) throws ManifestException {
        parser.nextToken();
        return currentNumber(field);
    }

    private long currentNumber(String field) throws ManifestException {
        require(parser.currentToken() == JsonToken.VALUE_NUMBER_INT, field);
        NumberType type = parser.getNumberType();
        require(type == NumberType.INT || type == NumberType.LONG, field);
        return parser.getLongValue();
    }

    private void expect(JsonToken token, String field) throws ManifestException {
        require(parser.nextToken() == token, field);
    }

    private static void require(boolean holds, String field) throws ManifestException {
        if (!holds) {
            throw new ManifestException(field, "is missing, of another type or out of range");
        }
    }
}
