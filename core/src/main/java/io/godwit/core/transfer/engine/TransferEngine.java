package io.godwit.core.transfer.engine;

import io.godwit.core.event.EventSink;
import io.godwit.core.protocol.Limits;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.protocol.MessageHandler;
import io.godwit.core.protocol.ProtocolException;
import io.godwit.core.transfer.ChunkBuffers;
import io.godwit.core.transfer.Environment;
import io.godwit.core.transfer.RateLimit;
import io.godwit.core.transfer.TransferSettings;
import io.godwit.core.transfer.download.Connections;
import io.godwit.core.transfer.download.Download;
import io.godwit.core.transfer.download.DownloadSpec;
import io.godwit.core.transfer.download.Downloads;
import io.godwit.core.transfer.download.Listings;
import io.godwit.core.transfer.download.Sources;
import io.godwit.core.transfer.download.StoreOpener;
import io.godwit.core.transfer.upload.Catalog;
import io.godwit.core.transfer.upload.ListingPage;
import io.godwit.core.transfer.upload.ServedFile;
import io.godwit.core.transfer.upload.Uploads;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Moves content between this peer and others: answers their requests and runs this side's downloads, over whatever
 * connections the sessions bring. Thread-safe.
 */
public final class TransferEngine implements MessageHandler, AutoCloseable {

    /** Room for the records of a few served connections. */
    private static final long SERVING_BUFFERS = 16L << 20;

    private final Connections connections = new Connections();
    private final Downloads downloads;
    private final Uploads uploads;
    private final RateLimit uploadLimit;
    private final RateLimit downloadLimit;
    private final Listings listings;
    private final Pings pings;

    /**
     * An engine.
     *
     * @param catalog what is offered, and to whom
     * @param policy who may fetch from running downloads
     * @param settings limits and times
     * @param environment time, chance and threads
     * @param events told what happens
     */
    public TransferEngine(
            Catalog catalog,
            SwarmPolicy policy,
            TransferSettings settings,
            Environment environment,
            EventSink events) {
        this.uploadLimit = new RateLimit(settings.uploadRate(), environment.nanoTime());
        this.downloadLimit = new RateLimit(settings.downloadRate(), environment.nanoTime());
        var feed = new ChunkFeed();
        this.downloads =
                new Downloads(
                        environment, settings, connections, downloadLimit, events, feed::added);
        this.uploads =
                new Uploads(
                        new SwarmCatalog(catalog, policy, downloads),
                        settings.uploadSlots(),
                        uploadLimit,
                        new ChunkBuffers(SERVING_BUFFERS),
                        environment,
                        events);
        feed.connect(uploads);
        this.listings = new Listings(connections);
        this.pings = new Pings(environment.nanoTime());
    }

    /**
     * Starts a download.
     *
     * @param spec what to get
     * @param sources where from
     * @param opener where to
     * @return the running download
     * @throws IllegalArgumentException if it is a file with a name that no manifest may have
     */
    public Download download(DownloadSpec spec, Sources sources, StoreOpener opener) {
        return downloads.start(spec, sources, opener);
    }

    /** The downloads that have not ended. */
    public List<Download> downloads() {
        return downloads.running();
    }

    /**
     * Asks a peer for a page of what it offers; blocks.
     *
     * @param channel a connection to the peer
     * @param cursor where to go on; empty for the start
     * @param limit most entries, 1 to {@link Limits#MAX_LISTING}
     * @throws IOException if the peer refuses or does not answer in time
     */
    public ListingPage list(MessageChannel channel, String cursor, int limit)
            throws IOException, InterruptedException {
        return listings.ask(
                channel, stream -> new Message.ListShares(stream, cursor, limit), limit);
    }

    /**
     * Searches what a peer offers by name; blocks.
     *
     * @param channel a connection to the peer
     * @param query what to look for, 1 to {@link Limits#MAX_QUERY} bytes of UTF-8
     * @param cursor as in {@link #list}
     * @param limit as in {@link #list}
     * @throws IOException if the peer refuses or does not answer in time
     */
    public ListingPage search(MessageChannel channel, String query, String cursor, int limit)
            throws IOException, InterruptedException {
        return listings.ask(
                channel, stream -> new Message.Search(stream, query, cursor, limit), limit);
    }

    /**
     * Measures how long a peer takes to answer; blocks.
     *
     * @param channel a connection to the peer
     * @throws IOException if the connection is gone or there is no answer in 5 s
     */
    public Duration ping(MessageChannel channel) throws IOException, InterruptedException {
        return pings.ping(channel);
    }

    /**
     * Changes the rate limits.
     *
     * @param upload bytes per second, 0 for none
     * @param download bytes per second, 0 for none
     */
    public void limit(long upload, long download) {
        uploadLimit.change(upload);
        downloadLimit.change(download);
    }

    /** Has downloads try again soon what was out of reach, as this machine's network is not what it was. */
    public void networkChanged() {
        downloads.networkChanged();
    }

    /** Bytes of chunks sent so far. */
    public long sentBytes() {
        return uploads.sentBytes();
    }

    /** What is fetched from here at the moment, one entry for each connection. */
    public List<ServedFile> served() {
        return uploads.served();
    }

    /** Connections that asked for something and are still open. */
    public int servedConnections() {
        return uploads.activeConnections();
    }

    /** Bytes in chunk buffers of downloads. */
    public long bytesInFlight() {
        return downloads.bytesInFlight();
    }

    @Override
    public void onOpen(MessageChannel channel) {
        // A connection costs nothing here until it asks or is asked.
    }

    @Override
    public void onMessage(MessageChannel channel, Message message) throws ProtocolException {
        switch (message) {
            case Message.Response response -> connections.deliver(channel, response);
            case Message.Request request -> uploads.request(channel, request);
            case Message.Cancel cancel -> uploads.cancel(channel, cancel);
            case Message.Ping ping -> {}
            case Message.Pong pong -> pings.answered(channel, pong);
        }
    }

    @Override
    public void onClosed(MessageChannel channel, Optional<IOException> cause) {
        uploads.closed(channel);
        pings.closed(channel);
        connections.closed(channel);
    }

    /** Cancels all downloads; what is verified is kept. */
    @Override
    public void close() {
        downloads.close();
    }
}
