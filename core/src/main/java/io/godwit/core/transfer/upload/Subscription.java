package io.godwit.core.transfer.upload;

import io.godwit.core.content.ContentId;
import io.godwit.core.protocol.Limits;
import io.godwit.core.protocol.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** A GET_HAVE that goes on: collects chunks that became available until they are told. Thread-safe. */
final class Subscription {

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Integer> pending = new ArrayList<>();
    private final Message.GetHave request;
    private final Serving serving;
    private boolean overflow;

    Subscription(Message.GetHave request, Serving serving) {
        this.request = request;
        this.serving = serving;
    }

    Message.GetHave request() {
        return request;
    }

    ContentId root() {
        return request.root();
    }

    void added(int chunk) {
        lock.lock();
        try {
            if (pending.size() < Limits.MAX_HAVE_MORE) {
                pending.add(chunk);
            } else {
                overflow = true;
            }
        } finally {
            lock.unlock();
        }
        serving.tell(this);
    }

    /** What is to be told now; empty when so much was added that the whole set is to be sent instead. */
    Optional<List<Integer>> drain() {
        lock.lock();
        try {
            List<Integer> chunks = List.copyOf(pending);
            boolean whole = overflow;
            pending.clear();
            overflow = false;
            return whole ? Optional.empty() : Optional.of(chunks);
        } finally {
            lock.unlock();
        }
    }
}
