package io.godwit.core.transfer.download;

import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.protocol.ProtocolException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The connections on which this side asks for something, shared by all downloads. Thread-safe. */
public final class Connections {

    private final Map<MessageChannel, Requests> byChannel = new ConcurrentHashMap<>();

    /** No connections yet. */
    public Connections() {}

    /** The requests on a connection. */
    Requests of(MessageChannel channel) {
        Requests requests = byChannel.computeIfAbsent(channel, Requests::new);
        if (!channel.isOpen()) {
            closed(channel);
        }
        return requests;
    }

    /**
     * Hands an answer to whoever asked; never blocks.
     *
     * @throws ProtocolException if nobody did, or the answer does not fit the request
     */
    public void deliver(MessageChannel channel, Message.Response response)
            throws ProtocolException {
        of(channel).deliver(response);
    }

    /** A connection is gone. */
    public void closed(MessageChannel channel) {
        Requests requests = byChannel.remove(channel);
        if (requests != null) {
            requests.close();
        }
    }
}
