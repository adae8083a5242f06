package io.godwit.app.desktop;

import java.util.List;
import java.util.Map;

/**
 * One way to ask the system for something: a program and its words, never a shell's text, so that no file name can be
 * read as anything else.
 *
 * @param words program and arguments
 * @param environment variables in addition to those of this process
 * @param stays whether it may go on for as long as somebody looks at what it shows, and has done its work then too
 */
record Command(List<String> words, Map<String, String> environment, boolean stays) {
    Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    static Command of(String... words) {
        return new Command(List.of(words), Map.of(), false);
    }

    Command with(String variable, String value) {
        return new Command(words, Map.of(variable, value), stays);
    }

    Command staying() {
        return new Command(words, environment, true);
    }

    String program() {
        return words.getFirst();
    }
}
