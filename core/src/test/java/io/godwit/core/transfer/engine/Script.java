package io.godwit.core.transfer.engine;

import io.godwit.core.content.Bitfield;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.protocol.MessageHandler;
import io.godwit.core.protocol.RejectCode;
import java.io.IOException;
import java.util.Optional;

/** Answers one kind of request in its own way and all others honestly. */
abstract class Script implements MessageHandler {

    private final Content content;

    Script(Content content) {
        this.content = content;
    }

    @Override
    public void onOpen(MessageChannel channel) {}

    @Override
    public void onMessage(MessageChannel channel, Message message) {
        try {
            switch (message) {
                case Message.Get get -> get((TestChannel) channel, get);
                case Message.GetLayer get -> layer((TestChannel) channel, get);
                case Message.GetHave get -> have((TestChannel) channel, get);
                case Message.GetManifest get -> manifest((TestChannel) channel, get);
                default -> {}
            }
        } catch (IOException e) {
            // The other side had enough of us, as it should.
            channel.close();
        }
    }

    void get(TestChannel channel, Message.Get get) throws IOException {
        byte[] bytes = content.chunk(get.chunk());
        channel.put(new Message.Chunk(get.stream(), 0, TestChannel.payload(bytes)));
    }

    void layer(TestChannel channel, Message.GetLayer get) throws IOException {
        channel.put(
                new Message.Meta(
                        get.stream(),
                        content.layer().packedLength(),
                        0,
                        TestChannel.payload(content.layer().packed())));
    }

    void have(TestChannel channel, Message.GetHave get) throws IOException {
        channel.put(new Message.Have(get.stream(), Bitfield.full(content.layout().chunkCount())));
    }

    void manifest(TestChannel channel, Message.GetManifest get) throws IOException {
        channel.put(new Message.Reject(get.stream(), RejectCode.NOT_FOUND));
    }

    @Override
    public void onClosed(MessageChannel channel, Optional<IOException> cause) {}
}
