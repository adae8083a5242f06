package io.godwit.app.view.peers;

import io.godwit.core.identity.Trust;
import io.godwit.core.identity.Verification;
import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerIdText;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One peer.
 *
 * @param id who
 * @param name what the person calls it, else what it calls itself, perhaps nothing; shown escaped
 * @param calledItself what it calls itself; shown escaped
 * @param online whether discovery knows it now
 * @param addresses where it can be dialled
 * @param shares number of files and folders it offers to everybody, also those in folders
 * @param trust what the person thinks of it
 * @param verification how its ID was checked, for a contact
 * @param latency time until it answers; empty when not measured
 * @param favourite whether it stands first
 */
record PeerRow(
        PeerId id,
        String name,
        String calledItself,
        boolean online,
        List<InetSocketAddress> addresses,
        int shares,
        Trust trust,
        Optional<Verification> verification,
        Optional<Duration> latency,
        boolean favourite) {

    /** The prefix and three groups. */
    private static final int SHORT = 18;

    PeerRow {
        addresses = List.copyOf(addresses);
    }

    /** Enough of the ID to tell peers apart at a glance; never enough to compare. */
    String shortId() {
        return PeerIdText.formatGrouped(id).substring(0, SHORT) + "…";
    }

    boolean contact() {
        return verification.isPresent();
    }

    boolean verified() {
        return verification.filter(Verification.SAFETY_NUMBER::equals).isPresent();
    }

    boolean blocked() {
        return trust == Trust.BLOCKED;
    }

    /** Whether it is there and the person has nothing against going to it. */
    boolean canBeAsked() {
        return online && !blocked();
    }

    boolean matches(String lowerCaseText) {
        return (name + "\n" + calledItself + "\n" + PeerIdText.format(id))
                .toLowerCase(Locale.ROOT)
                .contains(lowerCaseText);
    }
}
