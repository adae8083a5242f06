package io.godwit.discovery.server.http;

import java.time.Duration;

/**
 * What one connection and all of them together may take.
 *
 * @param request time for a request to arrive whole
 * @param idle time a connection may stay open between requests
 * @param connections most connections at once
 * @param connectionsPerParty most of one IPv4 address or IPv6 /64 that is no trusted proxy; more are cut
 * @param signaturesAtOnce registrations whose signatures are checked at the same time
 * @param eventStreams most open event streams
 * @param eventStreamsPerParty most open event streams of one IPv4 address or IPv6 /64
 */
public record HttpLimits(
        Duration request,
        Duration idle,
        int connections,
        int connectionsPerParty,
        int signaturesAtOnce,
        int eventStreams,
        int eventStreamsPerParty) {

    /** 10 s, 60 s, 10,000 connections, 512 of one party, 2 signatures at once, 1,000 event streams, 32 of one party. */
    public static final HttpLimits DEFAULT =
            new HttpLimits(
                    Duration.ofSeconds(10), Duration.ofSeconds(60), 10_000, 512, 2, 1_000, 32);
}
