package io.godwit.core.session;

import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.protocol.MessageHandler;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** Keeps what it is told. */
class RecordingHandler implements MessageHandler {

    /** The end of one connection. */
    record Closed(MessageChannel channel, Optional<IOException> cause) {}

    private final List<MessageChannel> opened = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final List<Closed> closed = new CopyOnWriteArrayList<>();

    List<MessageChannel> opened() {
        return opened;
    }

    BlockingQueue<Message> messages() {
        return messages;
    }

    List<Closed> closed() {
        return closed;
    }

    @Override
    public void onOpen(MessageChannel channel) {
        opened.add(channel);
    }

    @Override
    public void onMessage(MessageChannel channel, Message message) {
        messages.add(message);
    }

    @Override
    public void onClosed(MessageChannel channel, Optional<IOException> cause) {
        closed.add(new Closed(channel, cause));
    }
}
