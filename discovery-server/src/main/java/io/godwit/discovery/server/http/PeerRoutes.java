package io.godwit.discovery.server.http;

import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.core.discovery.api.ApiLimits;
import io.godwit.core.discovery.api.HeartbeatAnswer;
import io.godwit.core.discovery.api.HeartbeatRequest;
import io.godwit.core.discovery.api.ListedPeer;
import io.godwit.core.discovery.api.PeersAnswer;
import io.godwit.core.discovery.api.RegistrationAnswer;
import io.godwit.core.discovery.api.RegistrationRequest;
import io.godwit.core.discovery.api.RegistrationText;
import io.godwit.core.peer.PeerId;
import io.godwit.discovery.server.registry.OnlinePeer;
import io.godwit.discovery.server.registry.PeerCard;
import io.godwit.discovery.server.registry.Registration;
import io.godwit.discovery.server.registry.Registry;
import io.godwit.discovery.server.registry.RegistryException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Coming, staying, going and being looked up. Thread-safe. */
final class PeerRoutes {

    private final Registry registry;
    private final RegistrationDesk desk;
    private final Authenticator authenticator;
    private final KeyGate gate;
    private final SeenRegistrations seen = new SeenRegistrations();

    PeerRoutes(
            Registry registry, RegistrationDesk desk, Authenticator authenticator, KeyGate gate) {
        this.registry = registry;
        this.desk = desk;
        this.authenticator = authenticator;
        this.gate = gate;
    }

    /** {@code POST /v1/peers} and {@code POST /register}. */
    void register(Exchange exchange) throws RefusedException, IOException {
        RegistrationRequest request =
                exchange.body(RegistrationRequest.class, ApiLimits.REGISTRATION_BYTES);
        Registration registration = desk.check(request, exchange.client());
        PeerCard card = registration.card();
        if (!seen.has(card.id(), card.sequence())) {
            gate.admitRegistration(card.id());
        }
        try {
            OnlinePeer peer = registry.register(registration);
            exchange.answer(
                    201,
                    new RegistrationAnswer(
                            peer.card().id().toHex(),
                            RegistrationText.encode(desk.publicKey()),
                            heartbeatMillis(),
                            peer.generation()));
        } catch (RegistryException e) {
            if (e.code() == ApiErrorCode.STALE) {
                seen.note(card.id(), e.sequence());
            }
            throw RefusedException.of(e);
        }
    }

    /** By chance up to a tenth longer, so that who came together does not stay together. */
    private long heartbeatMillis() {
        long millis = registry.interval().toMillis();
        return millis + ThreadLocalRandom.current().nextLong(millis / 10 + 1);
    }

    /** {@code PUT /v1/peers/{id}/heartbeat}. */
    void heartbeat(Exchange exchange) throws RefusedException, IOException {
        heartbeat(exchange, exchange.peerId());
    }

    /** {@code POST /heartbeat}, which names the peer in the body. */
    void simpleHeartbeat(Exchange exchange) throws RefusedException, IOException {
        // Before anything is read for who cannot have proved it.
        var _ = Authenticator.proof(exchange);
        HeartbeatRequest request =
                exchange.body(HeartbeatRequest.class, ApiLimits.REGISTRATION_BYTES);
        heartbeat(exchange, Exchange.peerId("id", request.id()));
    }

    private void heartbeat(Exchange exchange, PeerId id) throws RefusedException, IOException {
        OnlinePeer peer =
                authenticator.proved(
                        exchange, id, ApiLimits.REGISTRATION_BYTES, registry::heartbeat);
        exchange.answer(new HeartbeatAnswer(heartbeatMillis(), peer.generation()));
    }

    /** {@code DELETE /v1/peers/{id}}. */
    void remove(Exchange exchange) throws RefusedException, IOException {
        authenticator.proved(
                exchange,
                exchange.peerId(),
                ApiLimits.REGISTRATION_BYTES,
                claim -> {
                    registry.remove(claim);
                    return claim;
                });
        exchange.answerNothing();
    }

    /** {@code GET /v1/peers} and {@code GET /peers}. */
    void list(Exchange exchange) throws RefusedException {
        String after = exchange.query("after", ApiLimits.CURSOR_CHARS);
        Optional<PeerId> start =
                after.isEmpty() ? Optional.empty() : Optional.of(Exchange.peerId("after", after));
        int limit = exchange.limit(ApiLimits.PEERS_PER_PAGE);
        List<OnlinePeer> page = registry.page(start, limit + 1);
        boolean more = page.size() > limit;
        List<OnlinePeer> shown = more ? page.subList(0, limit) : page;
        exchange.answer(
                new PeersAnswer(
                        shown.stream().map(PeerRoutes::listed).toList(),
                        more ? shown.getLast().card().id().toHex() : ""));
    }

    /** {@code GET /v1/peers/{id}}. */
    void find(Exchange exchange) throws RefusedException {
        OnlinePeer peer =
                registry.find(exchange.peerId())
                        .orElseThrow(() ->
                                new RefusedException(
                                        ApiErrorCode.NOT_FOUND,
                                        "no such peer is online",
                                        "id",
                                        Hints.of(ApiErrorCode.NOT_FOUND)));
        exchange.answer(listed(peer));
    }

    static ListedPeer listed(OnlinePeer peer) {
        PeerCard card = peer.card();
        return new ListedPeer(
                card.id().toHex(),
                card.name(),
                card.addresses(),
                peer.shares(),
                RegistrationText.encode(card.record()));
    }
}
