package io.godwit.app.cli;

import io.godwit.core.identity.Password;
import java.io.Console;
import java.util.Optional;

/** Asks a person for a password, without showing it. */
final class Passwords {
    private Passwords() {}

    /** A password typed at the terminal, or none when there is no terminal. */
    static Password typed(String prompt) {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(console -> console.readPassword("%s", prompt))
                .map(Password::of)
                .orElseGet(Password::none);
    }
}
