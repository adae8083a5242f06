package io.godwit.app.cli;

import io.godwit.discovery.server.DiscoveryServerException;

/** Turns a discovery server's refusal to start into a sentence, an advice and an exit code. */
final class DiscoveryFailures {
    private DiscoveryFailures() {}

    static CommandFailure of(DiscoveryServerException refused) {
        int port = refused.address().getPort();
        return switch (refused.reason()) {
            case PORT_IN_USE ->
                    new CommandFailure(
                            ExitCode.NETWORK,
                            "Port " + port + " is taken by another program.",
                            "Choose another with --port N, or --port 0 for any free one.",
                            refused);
            case CANNOT_BIND ->
                    new CommandFailure(
                            ExitCode.NETWORK,
                            "Port " + port + " cannot be listened on at that address.",
                            "Choose a local address with --bind ADDR and a port above 1023.",
                            refused);
            case DATA_FOLDER ->
                    new CommandFailure(
                            ExitCode.LOCAL,
                            "The data folder cannot be used.",
                            "Choose another with --data DIR.",
                            refused);
            case CERTIFICATE ->
                    new CommandFailure(
                            ExitCode.LOCAL,
                            sentence(refused),
                            "Check --tls-certificate and --tls-key: both are PEM files, the key without a"
                                    + " password.",
                            refused);
        };
    }

    private static String sentence(DiscoveryServerException refused) {
        String text = String.valueOf(refused.getMessage());
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }
}
