package io.godwit.core.transfer.engine;

import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.protocol.RejectCode;
import java.util.Queue;

/** Somebody who asks and writes down how that is refused. */
final class Refusals extends Script {
    private final Queue<RejectCode> refusals;

    Refusals(Content content, Queue<RejectCode> refusals) {
        super(content);
        this.refusals = refusals;
    }

    @Override
    public void onMessage(MessageChannel channel, Message message) {
        if (message instanceof Message.Reject reject) {
            refusals.add(reject.code());
        }
    }
}
