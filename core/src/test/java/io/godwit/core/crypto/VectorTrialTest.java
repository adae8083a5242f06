package io.godwit.core.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class VectorTrialTest {

    private static final long MILLISECOND = 1_000_000;

    private final AtomicLong now = new AtomicLong();

    @Test
    void whoIsFasterFromSomeCallOnWins() {
        assertTrue(isFaster(call -> call < 30 ? 100 : 8, call -> 10));
    }

    @Test
    void whoIsNoFasterByAFifthLoses() {
        assertFalse(isFaster(call -> 9, call -> 10));
    }

    @Test
    void oneSlowCallOfTheOtherDoesNotMakeAWinner() {
        assertFalse(isFaster(call -> 10, call -> call % 9 == 0 ? 1_000 : 10));
    }

    @Test
    void whoIsSlowForTooLongLoses() {
        assertFalse(isFaster(call -> call < 100 ? 300 : 1, call -> 10));
    }

    @Test
    void whoIsSlowInTooManyRoundsLoses() {
        assertFalse(isFaster(call -> call < 191 ? 11 : 1, call -> 10));
        assertTrue(isFaster(call -> call < 190 ? 11 : 1, call -> 10));
    }

    @Test
    void withoutTheModuleTheDigestHashesAlone() throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                WithoutVectors.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertEquals("JdkBlockHasher 1048576 true", said.strip());
    }

    /** Milliseconds that each of two hashers takes for its n-th call. */
    private boolean isFaster(IntToLongFunction first, IntToLongFunction second) {
        return VectorTrial.isFaster(
                new Timed(now, first), new Timed(now, second), new byte[0], now::get);
    }

    /** A hasher of nothing that takes a given time. */
    private static final class Timed implements BlockHasher {
        private final AtomicLong clock;
        private final IntToLongFunction milliseconds;
        private int calls;

        Timed(AtomicLong clock, IntToLongFunction milliseconds) {
            this.clock = clock;
            this.milliseconds = milliseconds;
        }

        @Override
        public boolean prefersMany() {
            throw new AssertionError("a trial finds that out");
        }

        @Override
        public void hash(byte[] data, int offset, int length, byte[] leaves, int leavesOffset) {
            clock.addAndGet(milliseconds.applyAsLong(calls++) * MILLISECOND);
        }

        @Override
        public void hashPairs(byte[] nodes, int offset, int count, byte[] parents, int at) {
            throw new AssertionError("a trial hashes blocks");
        }
    }

    /** Says which hasher a Java runtime without the module gives, and whether it hashes a chunk right. */
    static final class WithoutVectors {
        private WithoutVectors() {}

        public static void main(String[] arguments) {
            byte[] data = new byte[1 << 20];
            byte[] leaves = new byte[64 * Sha256.BYTES];
            BlockHasher hasher = BlockHasher.create();
            hasher.hash(data, 0, data.length, leaves, 0);
            byte[] block = Sha256.of(new byte[16 * 1024]);
            boolean right = true;
            for (int i = 0; i < 64; i++) {
                right &= Arrays.equals(block, 0, 32, leaves, 32 * i, 32 * i + 32);
            }
            System.out.println(hasher.getClass().getSimpleName() + " " + data.length + " " + right);
        }
    }
}
