package io.godwit.app.cli;

import io.godwit.core.identity.IdentityException;
import io.godwit.core.identity.IdentityFile;
import io.godwit.core.identity.Password;
import java.io.Console;
import java.util.Optional;

/** Asks a person for a password, without showing it. */
final class Passwords {
    private Passwords() {}

    /** The password of a key file, or none when it needs none or nobody is there to type. */
    static Password ask(IdentityFile file) throws IdentityException {
        return file.exists() && file.needsPassword()
                ? typed("Password of this node's key: ")
                : Password.none();
    }

    /** A password typed at the terminal, or none when there is no terminal. */
    static Password typed(String prompt) {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(console -> console.readPassword("%s", prompt))
                .map(Password::of)
                .orElseGet(Password::none);
    }
}
