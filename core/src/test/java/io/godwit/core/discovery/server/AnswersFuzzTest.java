package io.godwit.core.discovery.server;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.godwit.core.discovery.FoundPeer;
import io.godwit.core.discovery.api.ApiFormatException;
import io.godwit.core.discovery.api.ApiJson;
import io.godwit.core.discovery.api.HeartbeatAnswer;
import io.godwit.core.discovery.api.PeersAnswer;
import io.godwit.core.discovery.api.RegistrationAnswer;
import io.godwit.core.discovery.api.SearchAnswer;
import io.godwit.core.discovery.api.SharesAnswer;
import io.godwit.core.discovery.api.SwarmAnswer;
import io.godwit.core.event.EventSink;
import io.godwit.core.peer.AddressRules;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whatever a server answers is refused with a type, or lacks nothing and names no address to be wary of. */
class AnswersFuzzTest {

    private static final InetAddress PUBLIC = InetAddress.ofLiteral("198.51.100.1");
    private static final RecordChecker CHECKER =
            new RecordChecker(URI.create("http://198.51.100.1:8000"), EventSink.NONE);

    private final ApiJson json = ApiJson.forAnswers();

    @FuzzTest
    void peers(byte @Nullable [] input) {
        if (input == null) {
            return;
        }
        try {
            check(CHECKER.check(json.read(input, PeersAnswer.class).peers(), PUBLIC));
        } catch (ApiFormatException refused) {
            check(refused.getMessage() != null);
        }
        try {
            check(CHECKER.check(json.read(input, SwarmAnswer.class).peers(), PUBLIC));
        } catch (ApiFormatException refused) {
            check(refused.getMessage() != null);
        }
    }

    private static void check(List<FoundPeer> found) {
        AddressRules rules = AddressRules.claimedBy(PUBLIC);
        for (FoundPeer peer : found) {
            check(peer.addresses().stream().allMatch(rules::allows) && peer.shares() >= 0);
        }
    }

    @FuzzTest
    void hits(byte @Nullable [] input) {
        if (input == null) {
            return;
        }
        try {
            SearchAnswer answer = json.read(input, SearchAnswer.class);
            check(answer.next() != null);
            answer.hits().forEach(hit -> check(hit.name() != null && hit.root() != null));
        } catch (ApiFormatException refused) {
            check(refused.getMessage() != null);
        }
    }

    /** What is answered to a registration, a heartbeat and a part of shares. */
    @FuzzTest
    void acceptances(byte @Nullable [] input) {
        if (input == null) {
            return;
        }
        for (Class<?> answer :
                List.of(RegistrationAnswer.class, HeartbeatAnswer.class, SharesAnswer.class)) {
            try {
                check(answer.isInstance(json.read(input, answer)));
            } catch (ApiFormatException refused) {
                check(refused.getMessage() != null);
            }
        }
    }

    @FuzzTest
    void refusals(byte @Nullable [] input) {
        if (input == null) {
            return;
        }
        var refusal = RefusalException.read(json, 400, input, Duration.ZERO);
        check(refusal.field().length() <= 64 && refusal.label().length() <= 64);
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new AssertionError();
        }
    }
}
