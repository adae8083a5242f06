package io.godwit.core.transfer.download;

import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.Limits;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.ProtocolException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntPredicate;

/**
 * Fetches a manifest or chunk layer page by page, several pages on their way at a time.
 *
 * <p>Memory grows with what has arrived, not with what the peer claims; a peer that goes quiet is given up.
 */
final class Pages {

    private static final int PIPELINE = 4;

    /** What fits into the shortest record that anybody may ask for, with room for the header of META. */
    private static final int SHORTEST_PAGE = Limits.MIN_RECORD_DATA - 32;

    private final Requests requests;
    private final Ask ask;
    private final long most;
    private final long timeoutNanos;
    private final IntPredicate wanted;

    /** Makes the request for one page. */
    @FunctionalInterface
    interface Ask {
        Message.Request page(int stream, long offset, int length);
    }

    /**
     * A fetch.
     *
     * @param most bytes of the whole beyond which it is refused
     * @param timeoutNanos how long to wait for one page, and before that for leave to ask for it
     * @param wanted told the bytes of each page but the last, and asked whether the whole is still wanted from this
     *     peer, which may send it bit by bit and hold up whoever waits
     */
    Pages(Requests requests, Ask ask, long most, long timeoutNanos, IntPredicate wanted) {
        this.requests = requests;
        this.ask = ask;
        this.most = most;
        this.timeoutNanos = timeoutNanos;
        this.wanted = wanted;
    }

    /**
     * Fetches the whole; blocks.
     *
     * @throws Refusal if the peer refuses
     * @throws IOException if the connection ends, the peer breaks the protocol, or is quiet for too long
     */
    byte[] fetch() throws IOException, Refusal, InterruptedException {
        Deque<Page> pending = new ArrayDeque<>();
        try {
            Page first = request(0, Limits.MAX_PAGE);
            pending.add(first);
            await(first);
            return collect(first.total, pending);
        } finally {
            for (Page page : pending) {
                page.withdraw();
            }
        }
    }

    /**
     * Fetches what there is behind an offset of a whole that grows and of which the length is known, as much as fits
     * into a page and at least something; blocks.
     *
     * @throws Refusal if the peer refuses
     * @throws IOException as {@link #fetch}
     */
    byte[] some(long offset) throws IOException, Refusal, InterruptedException {
        Page page = request(offset, Limits.MAX_PAGE, 1);
        try {
            byte[] bytes = await(page);
            if (page.total != most) {
                throw new ProtocolException(AlertCode.MALFORMED, "total", "not that of the whole");
            }
            return bytes;
        } finally {
            page.withdraw();
        }
    }

    private byte[] collect(long total, Deque<Page> pending)
            throws IOException, Refusal, InterruptedException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        long next = Limits.MAX_PAGE;
        while (whole.size() < total) {
            while (next < total && pending.size() < PIPELINE) {
                pending.add(request(next, Limits.MAX_PAGE));
                next += Limits.MAX_PAGE;
            }
            Page page = pending.getFirst();
            byte[] bytes = await(page);
            pending.removeFirst();
            if (page.total != total) {
                throw new ProtocolException(AlertCode.MALFORMED, "total", "differs between pages");
            }
            whole.writeBytes(bytes);
            int missing = (int) Math.min(page.length, total - page.offset) - bytes.length;
            if (missing > 0) {
                // The peer's records are shorter than our pages.
                pending.addFirst(request(page.offset + bytes.length, missing));
            }
            if (whole.size() < total && !wanted.test(bytes.length)) {
                throw new NoLongerWanted();
            }
        }
        pending.clear();
        return whole.toByteArray();
    }

    private Page request(long offset, int wanted) throws IOException, InterruptedException {
        return request(offset, wanted, SHORTEST_PAGE);
    }

    private Page request(long offset, int wanted, int least)
            throws IOException, InterruptedException {
        int length = (int) Math.min(wanted, most - offset);
        Page page = new Page(offset, length, least);
        page.stream = requests.openWhenFree(page, timeoutNanos);
        requests.channel().send(ask.page(page.stream, offset, length));
        requests.channel().flush();
        return page;
    }

    private byte[] await(Page page) throws IOException, Refusal, InterruptedException {
        try {
            return page.answer.get(timeoutNanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no page in time", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Refusal refusal -> throw refusal;
                case ProtocolException breach -> throw breach;
                case null, default -> throw new IOException("no page", e.getCause());
            }
        }
    }

    /** One page on its way. */
    private final class Page implements Requests.Reply {
        private final CompletableFuture<byte[]> answer = new CompletableFuture<>();
        private final long offset;
        private final int length;
        private final int least;
        private volatile int stream;
        private volatile long total;

        Page(long offset, int length, int least) {
            this.offset = offset;
            this.length = length;
            this.least = least;
        }

        @Override
        public void on(Message.Response response) throws ProtocolException {
            requests.finish(response.stream(), 0);
            try {
                switch (response) {
                    case Message.Meta meta -> answer.complete(check(meta));
                    case Message.Reject reject ->
                            answer.completeExceptionally(new Refusal(reject.code()));
                    default ->
                            throw new ProtocolException(
                                    AlertCode.MALFORMED, "kind", "no answer to this request");
                }
            } catch (ProtocolException e) {
                answer.completeExceptionally(e);
                throw e;
            }
        }

        private byte[] check(Message.Meta meta) throws ProtocolException {
            if (meta.total() < 0 || meta.total() > most) {
                throw new ProtocolException(AlertCode.TOO_LARGE, "total", "beyond " + most);
            }
            int due = (int) Math.min(length, Math.max(0, meta.total() - offset));
            int given = meta.payload().length();
            if (meta.offset() != offset || given > due || given < Math.min(due, least)) {
                throw new ProtocolException(AlertCode.MALFORMED, "page", "not what was asked for");
            }
            int from = meta.payload().offset();
            total = meta.total();
            return Arrays.copyOfRange(meta.payload().array(), from, from + given);
        }

        @Override
        public void lost() {
            answer.completeExceptionally(new IOException("connection is gone"));
        }

        private void withdraw() {
            requests.finish(stream, length);
        }
    }
}
