package io.godwit.app.cli.discovery;

/**
 * Where the value of an option comes from.
 *
 * @param kind which of the four places
 * @param place the variable, the file with the key, or what it follows from; empty for the other two
 */
public record Origin(Kind kind, String place) {

    /** The places, the one that wins first. */
    public enum Kind {
        /** The command line. */
        FLAG,
        /** A variable of the environment. */
        ENVIRONMENT,
        /** The file of {@code --config}. */
        FILE,
        /** Nobody said anything; it follows from what else there is. */
        RECKONED,
        /** Nobody said anything. */
        DEFAULT
    }

    static final Origin FLAG = new Origin(Kind.FLAG, "");
    static final Origin DEFAULT = new Origin(Kind.DEFAULT, "");

    static Origin environment(String variable) {
        return new Origin(Kind.ENVIRONMENT, variable);
    }

    static Origin file(String file, String key) {
        return new Origin(Kind.FILE, key + " in " + file);
    }

    static Origin reckoned(String from) {
        return new Origin(Kind.RECKONED, from);
    }

    /** For people, as in "port=9000 (environment GODWIT_SERVER_PORT)". */
    String describe() {
        return switch (kind) {
            case FLAG -> "command line";
            case ENVIRONMENT -> "environment " + place;
            case FILE, RECKONED -> place;
            case DEFAULT -> "default";
        };
    }
}
