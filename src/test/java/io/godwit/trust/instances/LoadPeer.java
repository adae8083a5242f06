package io.godwit.trust.instances;

import io.godwit.core.crypto.X25519;
import io.godwit.core.discovery.api.ApiJson;
import io.godwit.core.discovery.api.ApiLimits;
import io.godwit.core.discovery.api.ListedPeer;
import io.godwit.core.discovery.api.RegistrationAnswer;
import io.godwit.core.discovery.api.RegistrationRequest;
import io.godwit.core.discovery.api.RegistrationText;
import io.godwit.core.discovery.api.RequestMac;
import io.godwit.core.discovery.api.Token;
import io.godwit.core.identity.Identity;
import io.godwit.core.peer.PeerRecord;
import io.godwit.core.peer.SignedPeerRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A peer that registers again and again and keeps account of what was acknowledged. Used by one thread. */
final class LoadPeer {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Identity identity;
    private final Tally tally;
    private final ApiJson json = ApiJson.forAnswers();
    private Token token;
    private long sequence = Instant.now().toEpochMilli();
    private long acknowledged;
    private long request;
    private boolean counting = true;

    /** Whether an attempt may have been taken without its answer having come. */
    private boolean uncertain = true;

    LoadPeer(Identity identity, Tally tally) {
        this.identity = identity;
        this.tally = tally;
    }

    /** Registers anew, under the next number. */
    void register(URI server) {
        sequence++;
        try (X25519 key = X25519.generate(RANDOM)) {
            byte[] record = identity.sign(record()).encode();
            byte[] text = RegistrationText.of(record, key.publicKey());
            var sent =
                    new RegistrationRequest(
                            RegistrationText.encode(record),
                            RegistrationText.encode(key.publicKey()),
                            RegistrationText.encode(identity.sign(RegistrationText.LABEL, text)));
            uncertain = true;
            var answer = ask("POST", server, "/v1/peers", json.write(sent), "");
            if (answer.statusCode() == 201) {
                var accepted =
                        json.read(
                                answer.body().getBytes(StandardCharsets.UTF_8),
                                RegistrationAnswer.class);
                byte[] theirs = RegistrationText.decode("key", accepted.key(), X25519.BYTES);
                token = Token.derive(key, theirs, text, theirs);
                request = 0;
                acknowledged = sequence;
                uncertain = false;
                tally.acknowledged();
            }
        } catch (IOException failed) {
            failed("register", failed);
        } catch (Exception wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private PeerRecord record() {
        return new PeerRecord(
                identity.id(),
                sequence,
                Instant.now().plus(Duration.ofHours(36)).truncatedTo(ChronoUnit.SECONDS),
                List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 4_000)),
                "load");
    }

    /** Gives a sign of life; a peer that is not known any more although it was acknowledged is lost. */
    boolean heartbeat(URI server) {
        if (token == null) {
            return false;
        }
        String path = "/v1/peers/" + identity.id().toHex() + "/heartbeat";
        String proof =
                RequestMac.of(token, "PUT", path, identity.id(), ++request, new byte[0]).header();
        try {
            int status = ask("PUT", server, path, new byte[0], proof).statusCode();
            if (status == 401 && !uncertain) {
                tally.lost(identity.id() + " is not known by its token");
            }
            return status == 200;
        } catch (IOException failed) {
            failed("heartbeat", failed);
            return false;
        }
    }

    /** Whether a server shows what was acknowledged last, or something later. */
    boolean isShown(URI server) {
        if (acknowledged == 0) {
            return true;
        }
        try {
            String path = "/v1/peers/" + identity.id().toHex();
            HttpResponse<String> answer = ask("GET", server, path, new byte[0], "");
            if (answer.statusCode() != 200) {
                return false;
            }
            var listed =
                    json.read(answer.body().getBytes(StandardCharsets.UTF_8), ListedPeer.class);
            byte[] record =
                    RegistrationText.decode("record", listed.record(), ApiLimits.RECORD_BYTES);
            return SignedPeerRecord.decode(record).record().sequence() >= acknowledged;
        } catch (IOException failed) {
            failed("find", failed);
            return false;
        } catch (Exception wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private HttpResponse<String> ask(
            String method, URI server, String path, byte[] body, String authorization)
            throws IOException {
        HttpResponse<String> answer =
                Answers.send(method, server.resolve(path), body, authorization);
        if (counting) {
            tally.answered(method + " " + (path.endsWith("t") ? "heartbeat" : "peer"), answer);
        }
        return answer;
    }

    private void failed(String what, IOException failure) {
        if (counting) {
            tally.failed(what, failure);
        }
    }

    /** From now on only what is lost counts: the load is over. */
    void countNoMore() {
        counting = false;
    }

    String id() {
        return identity.id().toString();
    }
}
