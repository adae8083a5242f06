package io.godwit.app.cli;

import java.net.InetAddress;

/** Reads {@code --bind}: IP literals and {@code localhost}, so that nothing is looked up. */
final class LocalAddress {
    private LocalAddress() {}

    static InetAddress parse(String text) throws CommandFailure {
        if (text.equals("localhost")) {
            return InetAddress.getLoopbackAddress();
        }
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException noLiteral) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "--bind is not an IP address.",
                    "Write it like 127.0.0.1 or ::1; 0.0.0.0 means all.",
                    noLiteral);
        }
    }
}
