package io.godwit.core.peer;

import io.godwit.core.peer.PeerFormatException.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.dataformat.cbor.CBORFactory;

/**
 * Reads CBOR of a known shape from a short array. It is lenient about encodings that are longer than needed: callers
 * encode the result again and compare. For one thread.
 */
final class CborReader implements AutoCloseable {

    private static final CBORFactory FACTORY =
            CBORFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxDocumentLength(SignedPeerRecord.MAX_BYTES)
                                    .maxStringLength(SignedPeerRecord.MAX_BYTES)
                                    .maxNameLength(64)
                                    .maxNumberLength(32)
                                    .maxNestingDepth(4)
                                    .maxTokenCount(256)
                                    .build())
                    .build();

    private final JsonParser parser;

    private CborReader(JsonParser parser) {
        this.parser = parser;
    }

    static CborReader of(byte[] encoded) {
        return new CborReader(FACTORY.createParser(ObjectReadContext.empty(), encoded));
    }

    CborReader beginArray(String field) throws PeerFormatException {
        expect(JsonToken.START_ARRAY, field);
        return this;
    }

    void endArray(String field) throws PeerFormatException {
        expect(JsonToken.END_ARRAY, field);
    }

    /** Steps into the next element, or over the end of the array. */
    boolean nextIs(JsonToken start, String field) throws PeerFormatException {
        JsonToken token = next(field);
        if (token != start && token != JsonToken.END_ARRAY) {
            throw wrongType(field);
        }
        return token == start;
    }

    long number(String field) throws PeerFormatException {
        expect(JsonToken.VALUE_NUMBER_INT, field);
        try {
            return parser.getLongValue();
        } catch (JacksonException e) {
            throw new PeerFormatException(Reason.RANGE, field, "above 2^63");
        }
    }

    byte[] binary(String field) throws PeerFormatException {
        expect(JsonToken.VALUE_EMBEDDED_OBJECT, field);
        try {
            byte[] bytes = parser.getBinaryValue();
            if (bytes == null) {
                // CBOR's "undefined" is an embedded object as well.
                throw wrongType(field);
            }
            return bytes;
        } catch (JacksonException e) {
            throw new PeerFormatException(Reason.LENGTH, field, "cut off");
        }
    }

    String text(String field) throws PeerFormatException {
        expect(JsonToken.VALUE_STRING, field);
        return currentText(field);
    }

    String currentText(String field) throws PeerFormatException {
        try {
            return parser.getString();
        } catch (JacksonException e) {
            throw new PeerFormatException(Reason.CHARACTER, field, "not UTF-8");
        }
    }

    @Override
    public void close() {
        parser.close();
    }

    private void expect(JsonToken wanted, String field) throws PeerFormatException {
        if (next(field) != wanted) {
            throw wrongType(field);
        }
    }

    private JsonToken next(String field) throws PeerFormatException {
        try {
            JsonToken token = parser.nextToken();
            return token == null ? JsonToken.NOT_AVAILABLE : token;
        } catch (JacksonException | IllegalStateException e) {
            // The second is the parser's "never happens"; tags (RFC 8949 §3.4) make it happen.
            throw new PeerFormatException(Reason.CHARACTER, field, "not well-formed CBOR");
        }
    }

    private static PeerFormatException wrongType(String field) {
        return new PeerFormatException(Reason.CHARACTER, field, "of another type, or missing");
    }
}
