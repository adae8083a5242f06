package io.godwit.core.session;

import io.godwit.core.protocol.Limits;

/**
 * What strangers may ask of a listening peer before they have said who they are. Addresses count one by one for IPv4
 * and by /64 for IPv6.
 *
 * @param hellos complete HELLOs from one address
 * @param joins complete JOINs from one address; they cost no RSA
 * @param halfOpen connections in a handshake, in all
 * @param halfOpenPerAddress connections in a handshake from one address
 */
public record AdmissionSettings(Rate hellos, Rate joins, int halfOpen, int halfOpenPerAddress) {

    /** Handshakes as the specification says; joins for ten sessions at once; a handshake is 10 s at most. */
    public static final AdmissionSettings DEFAULT =
            new AdmissionSettings(
                    new Rate(Limits.HELLOS_PER_SECOND, Limits.HELLO_BURST),
                    new Rate(50, 10 * (Limits.STREAMS - 1)),
                    1_024,
                    256);
}
