package io.godwit.core.transfer.download;

import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.protocol.ProtocolException;
import io.godwit.core.transfer.upload.ListingPage;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Asks peers what they offer. Thread-safe. */
public final class Listings {

    private static final int SECONDS = 10;

    private final Connections connections;

    /**
     * Asks over these connections.
     *
     * @param connections those that the message handler feeds
     */
    public Listings(Connections connections) {
        this.connections = connections;
    }

    /**
     * Asks for one page; blocks.
     *
     * @param request makes the request with its stream
     * @param limit most entries that were asked for
     * @throws IOException if the peer refuses, breaks the protocol, or does not answer in 10 s
     */
    public ListingPage ask(MessageChannel channel, IntFunction<Message.Request> request, int limit)
            throws IOException, InterruptedException {
        Requests requests = connections.of(channel);
        var answer = new Answer(requests, limit);
        int stream = requests.open(answer);
        try {
            channel.send(request.apply(stream));
            channel.flush();
            return answer.page.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no listing in time", e);
        } catch (ExecutionException e) {
            throw new IOException("no listing", e.getCause());
        } finally {
            requests.finish(stream, 0);
        }
    }

    private record Answer(Requests requests, int limit, CompletableFuture<ListingPage> page)
            implements Requests.Reply {

        Answer(Requests requests, int limit) {
            this(requests, limit, new CompletableFuture<>());
        }

        @Override
        public void on(Message.Response response) throws ProtocolException {
            requests.finish(response.stream(), 0);
            switch (response) {
                case Message.Listing listing -> complete(listing);
                case Message.Reject reject ->
                        page.completeExceptionally(new Refusal(reject.code()));
                default -> throw breach("kind", "no answer to this request");
            }
        }

        private void complete(Message.Listing listing) throws ProtocolException {
            if (listing.entries().size() > limit) {
                throw breach("entries", "more than were asked for");
            }
            page.complete(new ListingPage(listing.entries(), listing.cursor()));
        }

        private ProtocolException breach(String field, String detail) {
            var breach = new ProtocolException(AlertCode.MALFORMED, field, detail);
            page.completeExceptionally(breach);
            return breach;
        }

        @Override
        public void lost() {
            page.completeExceptionally(new IOException("connection is gone"));
        }
    }
}
