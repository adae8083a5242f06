package io.godwit.core.protocol;

import java.util.Optional;

/**
 * Turns messages into the data of records and back (PROTOCOL.md, "Messages").
 *
 * <p>Strict: a field out of range, text that is not UTF-8, a byte too many or too few are refused before anything of
 * the claimed size is allocated, and a message has exactly one encoding. Stateless and thread-safe.
 */
public final class MessageCodec {

    private MessageCodec() {}

    /** A number of bytes that {@link #encode} does not exceed for this message. */
    public static int maxLength(Message message) {
        return MessageEncoder.maxLength(message);
    }

    /**
     * Writes a message's data; its kind and stream are the record's and not written.
     *
     * @param message what to write; a payload in it is copied and stays its owner's
     * @param buffer where to write, with {@link #maxLength} bytes from {@code start}
     * @param start index of the first byte, so that the caller can leave room for the record
     * @return number of bytes written
     * @throws IllegalArgumentException if a field is out of its range
     */
    public static int encode(Message message, byte[] buffer, int start) {
        var out = new FieldWriter(buffer, start);
        MessageEncoder.encode(message, out);
        return out.length();
    }

    /**
     * Writes the header of a CHUNK in front of data that is already in place.
     *
     * @param offset position in the chunk in bytes
     * @param buffer holds the data
     * @param dataStart index of the first data byte; the {@link Limits#CHUNK_PREFIX} bytes before it are overwritten
     */
    public static void encodeChunkPrefix(int offset, byte[] buffer, int dataStart) {
        new FieldWriter(buffer, dataStart - Limits.CHUNK_PREFIX)
                .u32("offset", offset, Integer.MAX_VALUE);
    }

    /**
     * Reads a message.
     *
     * @param kind the record's kind, 0 to 255
     * @param stream the record's stream
     * @param payload the record's data, which this method takes over: a CHUNK or META is handed out around it, in all
     *     other cases, failure included, it has been released
     * @return the message, or empty for an unknown kind that is to be ignored (0x80 and above)
     * @throws ProtocolException {@code MALFORMED}, naming the field
     */
    public static Optional<Message> decode(int kind, int stream, Payload payload)
            throws ProtocolException {
        Message message = null;
        try {
            Optional<MessageKind> known = MessageKind.of(kind);
            if (known.isPresent()) {
                message = MessageDecoder.decode(known.get(), stream, payload);
            } else if (kind < MessageKind.FIRST_IGNORABLE) {
                throw FieldReader.malformed("kind", "unknown: " + kind);
            }
            return Optional.ofNullable(message);
        } finally {
            if (!(message instanceof Message.Chunk || message instanceof Message.Meta)) {
                payload.release();
            }
        }
    }
}
