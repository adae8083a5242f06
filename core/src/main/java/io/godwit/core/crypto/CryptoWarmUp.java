package io.godwit.core.crypto;

/**
 * Runs the hot paths of this package on short messages until the compiler has replaced them by the processor's own
 * instructions.
 *
 * <p>Why: the compiler counts calls, not bytes. A program that begins with records of 256 KiB needs some gigabytes to
 * reach the calls that make AES-GCM fast and runs at a hundredth of its speed until then; ten thousand calls on 1 KiB
 * cost a fifth of a second of one core and have the same effect. Meant to run once, in the background, while a program
 * does its first look-ups. Thread-safe.
 */
public final class CryptoWarmUp implements Runnable {

    private static final int CALLS = 10_000;
    private static final int MESSAGE = 1_024;

    /** A warm-up that has not run. */
    public CryptoWarmUp() {}

    @Override
    public void run() {
        AesGcm sealer = new AesGcm(new byte[AesGcm.KEY_BYTES]);
        AesGcm opener = new AesGcm(new byte[AesGcm.KEY_BYTES]);
        BlockHasher hasher = BlockHasher.create();
        NonceSequence nonces = new NonceSequence(new byte[AesGcm.NONCE_BYTES]);
        byte[] record = new byte[MESSAGE + AesGcm.TAG_BYTES];
        byte[] plain = new byte[MESSAGE];
        byte[] digest = new byte[Sha256.BYTES];
        byte[] aad = new byte[Integer.BYTES];
        for (int i = 0; i < CALLS && !Thread.currentThread().isInterrupted(); i++) {
            byte[] nonce = nonces.next();
            sealer.seal(nonce, aad, record, 0, MESSAGE, record, MESSAGE);
            opener.open(nonce, aad, record, 0, record.length, plain, 0);
            hasher.hash(record, 0, MESSAGE, digest, 0);
        }
    }
}
