package io.godwit.app.protect;

import com.exceptionfactory.jagged.FileKey;
import com.exceptionfactory.jagged.RecipientStanza;
import com.exceptionfactory.jagged.framework.crypto.CipherKey;
import com.exceptionfactory.jagged.framework.crypto.EncryptedFileKey;
import com.exceptionfactory.jagged.framework.crypto.FileKeyDecryptorFactory;
import com.exceptionfactory.jagged.framework.crypto.FileKeyEncryptorFactory;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * The scrypt recipient stanza of age version 1: {@code -> scrypt SALT LOG2N} and the wrapped file key. Immutable.
 */
final class ScryptStanza implements RecipientStanza {
    /** The work factor that is written, the same as the age tool's: 256 MiB and about a second. */
    static final int COST = 18;

    /** The largest that is accepted: 512 MiB and some seconds. A stranger chooses it, so it is bounded. */
    static final int MAX_COST = 19;

    /** What the format fixes of scrypt (RFC 7914): r and p; its table has rows of 128 r bytes. */
    private static final int BLOCK_SIZE = 8;

    private static final int PARALLEL = 1;
    private static final long TABLE_ROW = 128L * BLOCK_SIZE;
    private static final int WRAPPING_KEY = 32;

    /** Bytes of heap that must stay free beside the table. */
    private static final long RESERVE = 16L << 20;

    static final int SALT = 16;
    static final int WRAPPED = 32;

    private static final String TYPE = "scrypt";
    private static final byte[] LABEL =
            "age-encryption.org/v1/scrypt".getBytes(StandardCharsets.US_ASCII);

    /** A decimal number without a leading zero and of no more digits than a work factor could ever have. */
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]?");

    /** Characters of sixteen bytes in base 64 without padding. */
    private static final int SALT_TEXT = 22;

    private final byte[] salt;
    private final int logCost;
    private final byte[] wrapped;

    private ScryptStanza(byte[] salt, int logCost, byte[] wrapped) {
        this.salt = salt;
        this.logCost = logCost;
        this.wrapped = wrapped;
    }

    /**
     * Reads the only stanza of a header.
     *
     * @param stanzas all stanzas; a scrypt stanza must stand alone, so that nobody else can open the file unseen
     * @throws StanzaException if there is none, it does not stand alone, or a part of it is not as specified
     */
    static ScryptStanza only(Iterable<RecipientStanza> stanzas) throws StanzaException {
        Iterator<RecipientStanza> all = stanzas.iterator();
        if (!all.hasNext()) {
            throw new StanzaException(ProtectFault.DAMAGED_HEADER);
        }
        RecipientStanza first = all.next();
        if (!first.getType().equals(TYPE)) {
            throw new StanzaException(ProtectFault.NOT_A_PASSWORD);
        }
        if (all.hasNext()) {
            throw new StanzaException(ProtectFault.DAMAGED_HEADER);
        }
        return parse(first.getArguments(), first.getBody());
    }

    /**
     * Reads arguments and body.
     *
     * @throws StanzaException if any is not exactly as specified, or the work factor is above {@value #MAX_COST}
     */
    static ScryptStanza parse(List<String> arguments, byte[] body) throws StanzaException {
        if (arguments.size() != 2 || body.length != WRAPPED) {
            throw new StanzaException(ProtectFault.DAMAGED_HEADER);
        }
        byte[] salt = salt(arguments.getFirst());
        if (!NUMBER.matcher(arguments.getLast()).matches()) {
            throw new StanzaException(ProtectFault.DAMAGED_HEADER);
        }
        int logCost = Integer.parseInt(arguments.getLast());
        if (logCost > MAX_COST) {
            throw new StanzaException(ProtectFault.TOO_EXPENSIVE);
        }
        return new ScryptStanza(salt, logCost, body.clone());
    }

    private static byte[] salt(String text) throws StanzaException {
        if (text.length() == SALT_TEXT) {
            try {
                byte[] salt = Base64.getDecoder().decode(text);
                // Bits that the last character has to spare must be zero: one salt, one text.
                if (encoded(salt).equals(text)) {
                    return salt;
                }
            } catch (IllegalArgumentException notBase64) {
                throw new StanzaException(ProtectFault.DAMAGED_HEADER);
            }
        }
        throw new StanzaException(ProtectFault.DAMAGED_HEADER);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Wraps a file key with a password. */
    static ScryptStanza wrap(FileKey key, byte[] password, int logCost, SecureRandom random)
            throws GeneralSecurityException {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        byte[] wrapping = wrapping(password, salt, logCost);
        try {
            byte[] wrapped =
                    new FileKeyEncryptorFactory()
                            .newFileKeyEncryptor()
                            .getEncryptedFileKey(key, new CipherKey(wrapping))
                            .getEncoded();
            return new ScryptStanza(salt, logCost, wrapped);
        } finally {
            Arrays.fill(wrapping, (byte) 0);
        }
    }

    /**
     * The file key.
     *
     * @throws StanzaException if the password is wrong or there is no memory for the work factor
     */
    FileKey unwrap(byte[] password) throws GeneralSecurityException {
        byte[] wrapping = wrapping(password, salt, logCost);
        try {
            return new FileKeyDecryptorFactory()
                    .newFileKeyDecryptor()
                    .getFileKey(new EncryptedFileKey(wrapped), new CipherKey(wrapping));
        } catch (AEADBadTagException wrong) {
            throw new StanzaException(ProtectFault.WRONG_PASSWORD);
        } finally {
            Arrays.fill(wrapping, (byte) 0);
        }
    }

    private static byte[] wrapping(byte[] password, byte[] salt, int logCost)
            throws StanzaException {
        byte[] labelled = Arrays.copyOf(LABEL, LABEL.length + salt.length);
        System.arraycopy(salt, 0, labelled, LABEL.length, salt.length);
        requireMemory(TABLE_ROW << logCost);
        return SCrypt.generate(
                password, labelled, 1 << logCost, BLOCK_SIZE, PARALLEL, WRAPPING_KEY);
    }

    /** Looked at before, because whoever else runs in this program would suffer from a full heap too. */
    private static void requireMemory(long table) throws StanzaException {
        if (available() < table + RESERVE) {
            // The table of the password before this one may still lie there.
            System.gc();
            if (available() < table + RESERVE) {
                throw new StanzaException(ProtectFault.NO_MEMORY);
            }
        }
    }

    private static long available() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public List<String> getArguments() {
        return List.of(encoded(salt), Integer.toString(logCost));
    }

    @Override
    public byte[] getBody() {
        return wrapped.clone();
    }

    /** Without the wrapped key. */
    @Override
    public String toString() {
        return "ScryptStanza[" + logCost + "]";
    }
}
