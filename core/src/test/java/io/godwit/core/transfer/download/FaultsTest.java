package io.godwit.core.transfer.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.handshake.HandshakeException;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.ProtocolException;
import io.godwit.core.transfer.FailureReason;
import io.godwit.core.transfer.TransferEvent.Fault;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FaultsTest {

    @Test
    void refusalByTheOtherSideIsFinal() {
        assertEquals(
                Fault.REFUSED, Faults.of(new HandshakeException(AlertCode.NOT_TRUSTED, "blocked")));
        assertEquals(
                Fault.REFUSED,
                Faults.of(
                        new IOException(
                                "no address",
                                new HandshakeException(AlertCode.NOT_TRUSTED, "blocked"))));
    }

    @Test
    void whatMayBeOverNextTimeIsNoFault() {
        assertNull(Faults.of(null));
        assertNull(Faults.of(new IOException("reset")));
        assertNull(Faults.of(new HandshakeException(AlertCode.BUSY, "later")));
        assertNull(Faults.of(new HandshakeException(AlertCode.PEER_MISMATCH, "moved")));
    }

    @Test
    void onlyARefusalRefusesFurtherConnections() {
        assertTrue(Faults.refusesJoin(new HandshakeException(AlertCode.BUSY, "no more streams")));
        assertTrue(Faults.refusesJoin(new HandshakeException(AlertCode.NOT_TRUSTED, "blocked")));
        assertFalse(Faults.refusesJoin(null));
        assertFalse(Faults.refusesJoin(new IOException("reset")));
        assertFalse(Faults.refusesJoin(new HandshakeException(AlertCode.TIMEOUT, "slow")));
        assertFalse(
                Faults.refusesJoin(
                        new HandshakeException(AlertCode.SESSION_UNKNOWN, "the first is gone")));
    }

    @Test
    void breachOfTheProtocolIsAFault() {
        assertEquals(
                Fault.PROTOCOL,
                Faults.of(new ProtocolException(AlertCode.MALFORMED, "offset", "wrong")));
    }

    @Test
    void everyFaultHasAReason() {
        for (Fault fault : Fault.values()) {
            assertNotNull(Faults.reason(fault));
        }
        assertEquals(FailureReason.VERIFICATION, Faults.reason(Fault.BAD_DATA));
    }
}
