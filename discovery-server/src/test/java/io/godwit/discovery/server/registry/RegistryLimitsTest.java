package io.godwit.discovery.server.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryLimitsTest {

    private static final long MIB = 1L << 20;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 16, 160, 495, 512, 716, 1_024, 4_096, 65_536})
    @DisplayName("REG-06 what a server may be filled with fits into its heap")
    void whatIsRememberedFits(long mebibytes) {
        long heap = mebibytes * MIB;
        RegistryLimits limits = RegistryLimits.fitting(heap);
        long most = limits.peers() * (long) RegistryLimits.PEER_BYTES + limits.bytes();
        assertTrue(most <= Math.max(heap * 6 / 10, 4_096), () -> most + " of " + heap + " bytes");
        assertEquals(Math.max(1, limits.entries() / 4), limits.entriesPerSite());
        assertEquals(RegistryLimits.DEFAULT.peersPerPrefix(), limits.peersPerPrefix());
    }

    @Test
    void withMuchMemoryTheyAreTheUsualOnes() {
        assertEquals(RegistryLimits.DEFAULT, RegistryLimits.fitting(16_384 * MIB));
        assertEquals(RegistryLimits.DEFAULT, RegistryLimits.fitting(Long.MAX_VALUE));
        assertEquals(104_857, RegistryLimits.fitting(512 * MIB).peers());
        assertEquals(157_286, RegistryLimits.fitting(512 * MIB).entries());
    }
}
