package io.godwit.trust.hostile;

import io.godwit.core.handshake.InboundRecord;
import io.godwit.core.handshake.SecureChannel;
import io.godwit.core.protocol.Limits;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.MessageCodec;
import io.godwit.core.protocol.MessageKind;
import io.godwit.core.protocol.Payload;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** A secure channel on which anything can be said. One reader and one writer at a time. */
final class Talk implements AutoCloseable {

    private final SecureChannel channel;

    Talk(SecureChannel channel) {
        this.channel = channel;
    }

    /** The next message; empty for one that this program does not know. */
    Optional<Message> read() throws IOException {
        InboundRecord record = channel.read();
        byte[] data =
                Arrays.copyOfRange(
                        record.array(), record.offset(), record.offset() + record.length());
        int kind = record.kind();
        int stream = record.stream();
        record.release();
        return MessageCodec.decode(kind, stream, Payload.of(data));
    }

    void send(Message message) throws IOException {
        byte[] buffer = new byte[Limits.RECORD_PREFIX + MessageCodec.maxLength(message)];
        int length = MessageCodec.encode(message, buffer, Limits.RECORD_PREFIX);
        channel.write(
                MessageKind.of(message).wire(),
                message.stream(),
                buffer,
                Limits.RECORD_PREFIX,
                length);
    }

    /** A record of any kind. */
    void sendRaw(int kind, int stream, byte[] data) throws IOException {
        byte[] buffer = new byte[Limits.RECORD_PREFIX + data.length];
        System.arraycopy(data, 0, buffer, Limits.RECORD_PREFIX, data.length);
        channel.write(kind, stream, buffer, Limits.RECORD_PREFIX, data.length);
    }

    void flush() throws IOException {
        channel.flush();
    }

    @Override
    public void close() {
        channel.close();
    }
}
