package io.godwit.core.identity;

import io.godwit.core.crypto.Wipe;
import io.godwit.core.event.EventSink;
import io.godwit.core.identity.IdentityException.Reason;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * The file that holds this node's private key: PEM, readable by its owner alone, replaced in one step. A key that gives
 * way to another is kept beside it as {@code NAME.previous-1} and so on. Thread-safe as far as the file system is.
 */
public final class IdentityFile {

    /** What the file is called in a profile folder. */
    public static final String NAME = "identity.pem";

    private static final String PREVIOUS = ".previous-";
    private static final int MAX_PREVIOUS = 1_000;

    private final PrivateFile file;
    private final SecureRandom random;
    private final EventSink events;

    /**
     * A key file, which may not exist yet.
     *
     * @param file where it is; its folder is made when needed, for its owner alone
     * @param random for new keys, salts and initialisation vectors
     * @param events told of {@link IdentityEvent.Created} and {@link IdentityEvent.Replaced}
     */
    public IdentityFile(Path file, SecureRandom random, EventSink events) {
        this.file = new PrivateFile(file);
        this.random = random;
        this.events = events;
    }

    /** Whether there is a file. */
    public boolean exists() {
        return file.exists();
    }

    /**
     * Whether the key needs a password.
     *
     * @throws IdentityException if the file cannot be used
     */
    public boolean needsPassword() throws IdentityException {
        byte[] pem = file.read(Pem.MAX_BYTES);
        try {
            return KeyPem.isEncrypted(pem);
        } finally {
            Wipe.bytes(pem);
        }
    }

    /**
     * Reads the key.
     *
     * @param password not looked at when the key is not encrypted; the caller closes it
     * @throws IdentityException if there is none, others may read it, or the password does not open it
     */
    public Identity load(Password password) throws IdentityException {
        byte[] pem = file.read(Pem.MAX_BYTES);
        try {
            return KeyPem.decodePrivate(pem, password);
        } finally {
            Wipe.bytes(pem);
        }
    }

    /**
     * Reads the key, or makes one when there is no file. Of two programs that start at once, one makes it and both use
     * it.
     *
     * @param password opens the key, and protects a new one when it is set; the caller closes it
     * @throws IdentityException if the file cannot be used
     */
    public Identity loadOrCreate(Password password) throws IdentityException {
        if (exists()) {
            return load(password);
        }
        Identity fresh = Identity.generate(random);
        byte[] pem = KeyPem.encodePrivate(fresh, password, random);
        try {
            if (!file.create(pem)) {
                return load(password);
            }
        } finally {
            Wipe.bytes(pem);
        }
        events.emit(new IdentityEvent.Created(fresh.id()));
        return fresh;
    }

    /**
     * Replaces the key by one from elsewhere, and keeps a copy of the one before.
     *
     * @param identity as {@link KeyPem#decodePrivate} read it
     * @param password protects the file when it is set; the caller closes it
     * @throws IdentityException if the file cannot be written; then nothing has changed
     */
    public void replace(Identity identity, Password password) throws IdentityException {
        if (exists()) {
            keepPrevious();
        }
        write(identity, password);
        events.emit(new IdentityEvent.Replaced(identity.id()));
    }

    /**
     * Replaces the key by a new one, and keeps a copy of the one before. Contacts know the node by its old ID.
     *
     * @param password opens the present key and protects the new one; the caller closes it
     * @throws IdentityException if the present key cannot be opened or the file not be written; then nothing has changed
     */
    public Identity rotate(Password password) throws IdentityException {
        load(password);
        Identity fresh = Identity.generate(random);
        replace(fresh, password);
        return fresh;
    }

    /**
     * Protects the same key by another password, or by none. No copy is kept: it would open with the old one.
     *
     * @param present opens the key; the caller closes it
     * @param next protects it from now on; the caller closes it
     * @throws IdentityException if the key cannot be opened or the file not be written; then nothing has changed
     */
    public void changePassword(Password present, Password next) throws IdentityException {
        write(load(present), next);
    }

    private void write(Identity identity, Password password) throws IdentityException {
        byte[] pem = KeyPem.encodePrivate(identity, password, random);
        try {
            file.replace(pem);
        } finally {
            Wipe.bytes(pem);
        }
    }

    private void keepPrevious() throws IdentityException {
        byte[] pem = file.read(Pem.MAX_BYTES);
        try {
            for (int number = 1; number <= MAX_PREVIOUS; number++) {
                if (file.sibling(PREVIOUS + number).create(pem)) {
                    return;
                }
            }
        } finally {
            Wipe.bytes(pem);
        }
        throw new IdentityException(
                Reason.FULL,
                "There are 1,000 copies of previous keys.",
                "Move them to a safe place.");
    }
}
