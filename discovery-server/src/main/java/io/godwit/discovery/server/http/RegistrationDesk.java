package io.godwit.discovery.server.http;

import io.godwit.core.crypto.KeyFormatException;
import io.godwit.core.crypto.X25519;
import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.core.discovery.api.ApiFormatException;
import io.godwit.core.discovery.api.ApiLimits;
import io.godwit.core.discovery.api.RegistrationRequest;
import io.godwit.core.discovery.api.RegistrationText;
import io.godwit.core.discovery.api.Token;
import io.godwit.core.peer.AddressRules;
import io.godwit.core.peer.PeerAddress;
import io.godwit.core.peer.PeerFormatException;
import io.godwit.core.peer.PeerRecord;
import io.godwit.core.peer.SignedPeerRecord;
import io.godwit.discovery.server.net.NetworkPrefix;
import io.godwit.discovery.server.registry.PeerCard;
import io.godwit.discovery.server.registry.Registration;
import io.godwit.discovery.server.registry.ServerClock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/**
 * Checks registrations: form and size first, signatures last, only a few at a time and in threads of their own.
 * Thread-safe.
 *
 * <p>Dates are judged with a day and a half of tolerance either way, as clocks are wrong; how long a peer stays is
 * measured on the clock that nobody sets.
 */
final class RegistrationDesk {

    private static final int MAX_SIGNATURE = 512;
    private static final Duration LONGEST_QUEUE = Duration.ofSeconds(2);

    /** An office that starts in the morning. */
    private static final int MOST_OF_SITE = 1_024;

    private final X25519 key;
    private final Turns signatures;
    private final SlowThreads threads;
    private final ServerClock clock;

    /**
     * A desk.
     *
     * @param key the server's key pair for tokens
     * @param atOnce signatures checked at the same time
     * @param clock for the dates in records
     */
    RegistrationDesk(X25519 key, int atOnce, ServerClock clock) {
        this.key = key;
        this.signatures = new Turns(atOnce, MOST_OF_SITE);
        this.threads = new SlowThreads("discovery-signatures-", atOnce);
        this.clock = clock;
    }

    byte[] publicKey() {
        return key.publicKey();
    }

    Registration check(RegistrationRequest request, InetAddress from) throws RefusedException {
        try {
            byte[] record =
                    RegistrationText.decode("record", request.record(), ApiLimits.RECORD_BYTES);
            byte[] peerKey = RegistrationText.decode("key", request.key(), X25519.BYTES);
            byte[] signature =
                    RegistrationText.decode("signature", request.signature(), MAX_SIGNATURE);
            byte[] text = RegistrationText.of(record, peerKey);
            SignedPeerRecord signed = verify(record, text, signature, from);
            Duration replayable = checkExpiry(signed.record());
            checkSequence(signed.record());
            checkAddresses(signed.record(), from);
            return new Registration(
                    PeerCard.of(signed),
                    Token.derive(key, peerKey, text, publicKey()),
                    NetworkPrefix.neighbourhood(from),
                    replayable);
        } catch (ApiFormatException e) {
            throw RefusedException.of(e);
        } catch (KeyFormatException e) {
            throw new RefusedException(
                    ApiErrorCode.BAD_FIELD,
                    "not an X25519 public key",
                    "key",
                    "Send a fresh public key of 32 bytes.");
        }
    }

    private SignedPeerRecord verify(byte[] record, byte[] text, byte[] signature, InetAddress from)
            throws RefusedException {
        try (var _ = signatures.await(NetworkPrefix.neighbourhood(from).site(), LONGEST_QUEUE)) {
            return threads.compute(() -> verified(record, text, signature));
        } catch (ExecutionException e) {
            throw refusal(e);
        } catch (Turns.BusyException e) {
            throw busy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    private static SignedPeerRecord verified(byte[] record, byte[] text, byte[] signature)
            throws PeerFormatException, RefusedException {
        SignedPeerRecord signed = SignedPeerRecord.decode(record);
        if (!signed.key().verifyPss(RegistrationText.LABEL, text, signature)) {
            throw notYours("signature");
        }
        return signed;
    }

    private static RefusedException refusal(ExecutionException e) {
        return switch (e.getCause()) {
            case RefusedException refused -> refused;
            case PeerFormatException malformed -> refusal(malformed);
            case null, default ->
                    throw new IllegalStateException("a signature could not be checked", e);
        };
    }

    private static RefusedException refusal(PeerFormatException e) {
        return switch (e.reason()) {
            case SIGNATURE, WRONG_KEY -> notYours("record." + e.field());
            default ->
                    new RefusedException(
                            ApiErrorCode.BAD_FIELD,
                            String.valueOf(e.getMessage()),
                            "record." + e.field(),
                            Hints.of(ApiErrorCode.BAD_FIELD));
        };
    }

    private static RefusedException busy() {
        return RefusedException.later(
                ApiErrorCode.BUSY, "too many registrations at once", Duration.ofSeconds(1));
    }

    private static RefusedException notYours(String field) {
        return new RefusedException(
                ApiErrorCode.NOT_YOURS,
                "not signed by the key of this peer ID",
                field,
                Hints.of(ApiErrorCode.NOT_YOURS));
    }

    private Duration checkExpiry(PeerRecord record) throws RefusedException {
        Duration left = Duration.between(clock.now(), record.expires());
        if (!left.isPositive()) {
            throw RefusedException.badExpiry(
                    "the record has expired", clock.now().getEpochSecond());
        }
        if (left.compareTo(Duration.ofHours(ApiLimits.RECORD_HOURS)) > 0) {
            throw RefusedException.badExpiry(
                    "the record comes from the future", clock.now().getEpochSecond());
        }
        return left;
    }

    private static void checkSequence(PeerRecord record) throws RefusedException {
        if (record.sequence() > ApiLimits.INTEGER) {
            throw new RefusedException(
                    ApiErrorCode.BAD_FIELD,
                    "above 2^53-1",
                    "record.sequence",
                    Hints.of(ApiErrorCode.BAD_FIELD));
        }
    }

    private static void checkAddresses(PeerRecord record, InetAddress from)
            throws RefusedException {
        AddressRules rules = AddressRules.claimedBy(from);
        for (int i = 0; i < record.addresses().size(); i++) {
            InetSocketAddress address = record.addresses().get(i);
            if (!rules.allows(address)) {
                throw new RefusedException(
                        ApiErrorCode.BAD_ADDRESS,
                        PeerAddress.format(address) + " may not be announced from here",
                        "record.addresses[" + i + "]",
                        Hints.of(ApiErrorCode.BAD_ADDRESS));
            }
        }
    }
}
