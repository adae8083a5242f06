package io.godwit.core.handshake;

import static io.godwit.core.handshake.Suite.ascii;

import io.godwit.core.crypto.ConstantTime;
import io.godwit.core.crypto.Hkdf;
import io.godwit.core.crypto.HmacSha256;
import io.godwit.core.crypto.Sha256;
import io.godwit.core.crypto.Wipe;

/**
 * What outlives the handshake: the first connection's traffic secrets, what is exported and the key that further
 * connections join with. Not a record, so that nothing prints it.
 */
final class SessionSecrets {

    private final TrafficSecrets traffic;
    private final byte[] join;
    private final byte[] sessionId;
    private final byte[] channelBinding;

    private SessionSecrets(byte[] master) {
        this.traffic = TrafficSecrets.ofMaster(master);
        this.join = Hkdf.expandLabel(master, "join");
        byte[] exporter = Hkdf.expandLabel(master, "exporter");
        this.sessionId = Hkdf.expandLabel(exporter, "session id", new byte[0], Suite.SESSION_ID);
        this.channelBinding = Hkdf.expandLabel(exporter, "channel binding");
        Wipe.bytes(exporter);
    }

    static SessionSecrets ofMaster(byte[] master) {
        return new SessionSecrets(master);
    }

    TrafficSecrets traffic() {
        return traffic;
    }

    byte[] sessionId() {
        return sessionId.clone();
    }

    byte[] channelBinding() {
        return channelBinding.clone();
    }

    byte[] joinMac(byte[] j) {
        return underJoinMac(ascii("GW1 join"), j);
    }

    boolean joinMacHolds(byte[] j, byte[] mac) {
        return ConstantTime.equal(mac, joinMac(j));
    }

    byte[] joinOkMac(byte[] j, byte[] randomR) {
        return underJoinMac(ascii("GW1 join ok"), j, randomR);
    }

    /** The traffic secrets of a joined connection. */
    TrafficSecrets joined(byte[] j, byte[] randomR) {
        byte[] ms = Hkdf.extract(Sha256.of(j, randomR), join);
        try {
            return TrafficSecrets.ofMaster(ms);
        } finally {
            Wipe.bytes(ms);
        }
    }

    private byte[] underJoinMac(byte[]... parts) {
        byte[] jm = Hkdf.expandLabel(join, "join mac");
        try {
            return HmacSha256.of(jm, parts);
        } finally {
            Wipe.bytes(jm);
        }
    }

    void wipe() {
        traffic.wipe();
        Wipe.bytes(join);
    }
}
