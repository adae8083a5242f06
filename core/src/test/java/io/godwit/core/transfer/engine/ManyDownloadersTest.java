package io.godwit.core.transfer.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many who fetch the same from one source and do not know of each other yet. */
@Timeout(30)
class ManyDownloadersTest {

    private static final int CHUNKS = 8;

    private final TestNet net = new TestNet();
    private final Content content = Content.random("wanted.bin", CHUNKS << 20, 1);

    @AfterEach
    void close() {
        net.close();
    }

    private Set<Integer> asked(TestPeer leech) {
        return IntStream.range(0, CHUNKS)
                .filter(chunk -> leech.requests(content.root(), chunk) > 0)
                .boxed()
                .collect(Collectors.toSet());
    }

    /** Each asks for the last chunk, which proves the size, and over its other connections for three more. */
    @Test
    void theyAskTheirOnlySourceForDifferentChunks() {
        net.seeder(0, content).freeze();
        List<TestPeer> leeches = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            TestPeer leech = net.peer(0);
            leeches.add(leech);
            leech.engine.download(TestNet.order(content), net.sources(leech), new TestNet.Opener());
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> leeches.stream().allMatch(leech -> asked(leech).size() >= 4));
        Set<Integer> all =
                leeches.stream()
                        .flatMap(leech -> asked(leech).stream())
                        .collect(Collectors.toSet());
        assertTrue(all.size() > 5, all::toString);
    }
}
