package io.godwit.core.session;

import io.godwit.core.handshake.HandshakeException;
import io.godwit.core.handshake.InboundRecord;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.MessageCodec;
import io.godwit.core.protocol.MessageHandler;
import io.godwit.core.protocol.ProtocolException;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one reader of a connection: takes records off the network and hands messages to the engine.
 *
 * <p>Never writes: if two readers waited for their peers to take bytes, each would keep the other from reading.
 */
final class ChannelReader {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelReader.class);

    private final SessionChannel channel;
    private final MessageHandler handler;
    private final Executor threads;
    private final LongSupplier nanos;

    ChannelReader(
            SessionChannel channel, MessageHandler handler, Executor threads, LongSupplier nanos) {
        this.channel = channel;
        this.handler = handler;
        this.threads = threads;
        this.nanos = nanos;
    }

    /**
     * Reads until the connection ends, however it does, and ends it on this side too.
     *
     * @return why it ended, or empty when the other end closed in order
     */
    Optional<IOException> readUntilEnd() {
        try {
            while (true) {
                readRecord();
            }
        } catch (EOFException closed) {
            channel.end(DisconnectCause.CLOSED);
            return ownEnd();
        } catch (ProtocolException breach) {
            channel.end(DisconnectCause.PROTOCOL, breach.code());
            return Optional.of(ownEnd().orElse(breach));
        } catch (IOException broken) {
            channel.end(causeOf(broken));
            return Optional.of(ownEnd().orElse(broken));
        } catch (RuntimeException | Error fault) {
            channel.end(DisconnectCause.BROKEN);
            LOG.error("a message handler failed", fault);
            return Optional.of(new IOException("internal fault", fault));
        }
    }

    private void readRecord() throws IOException {
        InboundRecord inbound = channel.secure().read();
        channel.keepAlive().received(nanos.getAsLong());
        Optional<Message> message =
                MessageCodec.decode(inbound.kind(), inbound.stream(), new RecordPayload(inbound));
        channel.noise().came(message);
        if (message.isPresent()) {
            dispatch(message.get());
        }
    }

    private void dispatch(Message message) throws ProtocolException {
        switch (message) {
            case Message.Ping ping -> answer(ping);
            default -> handler.onMessage(channel, message);
        }
    }

    private void answer(Message.Ping ping) {
        if (channel.keepAlive().beginAnswer()) {
            threads.execute(() -> pong(channel, ping.stream()));
        }
    }

    private static void pong(SessionChannel channel, int stream) {
        try {
            sendNow(channel, new Message.Pong(stream));
        } finally {
            channel.keepAlive().answered();
        }
    }

    /** Sends a PING or PONG; if that fails the reader finds out why. */
    static void sendNow(SessionChannel channel, Message message) {
        try {
            channel.send(message);
            channel.flush();
        } catch (IOException gone) {
            LOG.trace("could not send {}", message.getClass().getSimpleName());
        }
    }

    private static DisconnectCause causeOf(IOException broken) {
        return switch (broken) {
            case HandshakeException e when e.code() == AlertCode.TRUNCATED ->
                    DisconnectCause.TRUNCATED;
            case HandshakeException e when e.code() == AlertCode.BUSY -> DisconnectCause.CLOSED;
            case HandshakeException _ -> DisconnectCause.PROTOCOL;
            default -> DisconnectCause.BROKEN;
        };
    }

    /** What this side did to end the connection, when it did. */
    private Optional<IOException> ownEnd() {
        return switch (channel.ending().orElse(DisconnectCause.CLOSED)) {
            case LOCAL, SESSION_ENDED -> Optional.of(new ClosedChannelException());
            case DEAD -> Optional.of(new SocketTimeoutException("the peer is silent"));
            case CLOSED, TRUNCATED, PROTOCOL, BROKEN -> Optional.empty();
        };
    }
}
