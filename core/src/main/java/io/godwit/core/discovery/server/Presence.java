package io.godwit.core.discovery.server;

import io.godwit.core.discovery.Announcement;
import io.godwit.core.discovery.DiscoveryEvent;
import io.godwit.core.discovery.DiscoveryException;
import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.core.discovery.api.ApiLimits;
import io.godwit.core.discovery.api.HeartbeatAnswer;
import io.godwit.core.discovery.api.SharesAnswer;
import io.godwit.core.discovery.api.SharesPart;
import io.godwit.core.event.EventSink;
import io.godwit.core.identity.Identity;
import io.godwit.core.peer.AddressRules;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.time.Duration;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the server knows of this node, brought up to date step by step. Used by the announcing thread only, but for
 * {@link #end}.
 */
final class Presence {

    private static final byte[] NOTHING = new byte[0];
    private static final Duration SHORTEST_HEARTBEAT = Duration.ofMillis(100);
    private static final Duration LONGEST_HEARTBEAT = Duration.ofMinutes(10);

    /** A generation that no server holds. */
    private static final long NONE = -1;

    private final ServerCalls calls;
    private final Registrar registrar;
    private final Announcement announcement;
    private final EventSink events;
    private final ServerDiscoverySettings settings;
    private final String path;
    private @Nullable Enrolment enrolment;
    private @Nullable InetAddress serverAddress;
    private Duration heartbeat = Duration.ofSeconds(30);
    private long publishedGeneration = NONE;
    private long publishedRevision;
    private long lastGeneration;
    private final Room room;

    /** Length of parts of shares, as far as the line carries them in the time that a request has. */
    private int partBytes = SharesParts.MOST_BYTES;

    private volatile boolean registering;
    private volatile boolean ending;

    Presence(
            ServerCalls calls,
            Identity identity,
            Announcement announcement,
            EventSink events,
            ServerDiscoverySettings settings) {
        this.calls = calls;
        this.registrar = new Registrar(calls, identity, settings);
        this.announcement = announcement;
        this.events = events;
        this.settings = settings;
        this.path = "/v1/peers/" + identity.id().toHex();
        this.room = new Room(settings.nanos());
    }

    /** Time between heartbeats, as the server wants it. */
    Duration heartbeat() {
        return heartbeat;
    }

    /** Registers or sends a heartbeat, then publishes what has changed. */
    void update() throws IOException {
        Enrolment.Told told = tell();
        Enrolment known = enrolment;
        long generation;
        if (known != null && known.holds(told, settings.nanos().getAsLong())) {
            generation = beat(known);
        } else {
            generation = register(told);
        }
        publishIfChanged(generation);
    }

    /** Whether the server knows this node, as far as this node knows. */
    boolean isKnown() {
        return enrolment != null;
    }

    /** Forgets that the server knows this node; the next update registers anew. */
    void forget() {
        enrolment = null;
    }

    /** The network is another one: the server may have another address there, and the line carry more. */
    void move() {
        forgetAddress();
        partBytes = SharesParts.MOST_BYTES;
    }

    /** The server may have another address by now, of which other addresses may be told. */
    void forgetAddress() {
        serverAddress = null;
    }

    private Enrolment.Told tell() throws IOException {
        InetAddress server = serverAddress;
        if (server == null) {
            var dialled = new ServerCalls.Dialled();
            calls.get(calls.url("/health").build(), JsonNode.class, settings.call(), dialled);
            server = dialled.address();
            serverAddress = server;
        }
        AddressRules rules = AddressRules.claimedBy(server);
        return new Enrolment.Told(announcement.name(), rules.filter(announcement.addresses()));
    }

    /**
     * Nothing new is told to the server from now on.
     *
     * @return whether a registration is on its way
     */
    boolean end() {
        ending = true;
        return registering;
    }

    private long register(Enrolment.Told told) throws IOException {
        enrolment = null;
        var registered = registered(told);
        enrolment = registered.enrolment();
        takeHeartbeat(registered.answer().heartbeatMillis());
        events.emit(new DiscoveryEvent.Registered(calls.server()));
        return registered.answer().generation();
    }

    private Registrar.Registered registered(Enrolment.Told told) throws IOException {
        registering = true;
        try {
            // Looked at after the other is set, so that
            // either this sees the end or the end sees this.
            if (ending) {
                throw new InterruptedIOException("ends");
            }
            return registrar.register(told);
        } finally {
            registering = false;
        }
    }

    private long beat(Enrolment known) throws IOException {
        HttpUrl url = calls.url(path + "/heartbeat").build();
        String proof = known.authorize("PUT", url.encodedPath(), NOTHING);
        HeartbeatAnswer answer = calls.send("PUT", url, NOTHING, proof, HeartbeatAnswer.class);
        takeHeartbeat(answer.heartbeatMillis());
        return answer.generation();
    }

    private void takeHeartbeat(long millis) {
        heartbeat =
                Duration.ofMillis(
                        Math.clamp(
                                millis,
                                SHORTEST_HEARTBEAT.toMillis(),
                                LONGEST_HEARTBEAT.toMillis()));
    }

    private void publishIfChanged(long held) throws IOException {
        long revision = announcement.revision();
        if (held == publishedGeneration && revision == publishedRevision && !room.isToBeTried()) {
            return;
        }
        if (held == 0 && !announcement.entries().hasNext()) {
            publishedGeneration = 0;
            publishedRevision = revision;
            return;
        }
        publishedGeneration = NONE;
        if (room.entries() == 0 && announcement.entries().hasNext()) {
            return;
        }
        publishWhatFits();
        publishedGeneration = lastGeneration;
        publishedRevision = revision;
    }

    /** Everything, or, when the server has no room for that, as much as it took before it said so. */
    private void publishWhatFits() throws IOException {
        while (true) {
            lastGeneration =
                    Math.max(lastGeneration + 1, Math.min(millis(), ApiLimits.INTEGER - 1));
            var parts =
                    new SharesParts(
                            announcement.entries(), lastGeneration, room.entries(), partBytes);
            int taken = 0;
            try {
                while (parts.hasNext() && !ending && publish(parts.next())) {
                    taken = parts.sent();
                }
                events.emit(new DiscoveryEvent.Published(calls.server(), taken, !parts.isCut()));
                return;
            } catch (RefusalException e) {
                if (e.is(ApiErrorCode.RATE_LIMITED)) {
                    // The line carries more by now, and so many parts would never all be taken.
                    partBytes = Math.min(SharesParts.MOST_BYTES, 2 * partBytes);
                }
                if (!e.is(ApiErrorCode.FULL)) {
                    throw e;
                }
                // Each time fewer, as others may take the room meanwhile; who gets nothing in
                // waits.
                room.isFor(taken, e.retryAfter());
                if (taken == 0) {
                    throw e;
                }
            } catch (DiscoveryException e) {
                // Uploads may have most of the line, and what is cut off begins anew next time.
                partBytes = Math.max(SharesParts.LEAST_BYTES, partBytes / 2);
                throw e;
            }
        }
    }

    private long millis() {
        return Math.max(1, settings.clock().millis());
    }

    /** Sends one part; returns whether the server still knows this node. */
    private boolean publish(SharesPart part) throws IOException {
        Enrolment known = enrolment;
        if (known == null) {
            return false;
        }
        HttpUrl url = calls.url(path + "/shares").build();
        byte[] body = calls.write(part);
        String proof = known.authorize("PUT", url.encodedPath(), body);
        calls.send("PUT", url, body, proof, SharesAnswer.class);
        return true;
    }

    /** Says goodbye, if the server knows this node. */
    void withdraw(Duration timeout) throws IOException {
        Enrolment known = enrolment;
        enrolment = null;
        if (known != null) {
            HttpUrl url = calls.url(path).build();
            String proof = known.authorize("DELETE", url.encodedPath(), NOTHING);
            calls.send("DELETE", url, NOTHING, proof, timeout);
        }
    }
}
