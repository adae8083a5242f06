package io.godwit.core.protocol;

/** Every limit of the wire protocol; each is a row of the table in PROTOCOL.md, "Limits", which a test compares. */
public final class Limits {

    /** Most body bytes of a HELLO, SESSION, JOIN or JOIN_OK frame. §2 */
    public static final int FRAME = 8_192;

    /** Most body bytes of an AUTH frame. §2 */
    public static final int AUTH_FRAME = 4_096;

    /** Time from accept to READY in seconds. §2 */
    public static final int HANDSHAKE_SECONDS = 10;

    /** Data bytes in a record unless the peer asks for fewer. §3 */
    public static final int RECORD_DATA = 256 * 1024;

    /** Most data bytes in a record. §3 */
    public static final int MAX_RECORD_DATA = 1024 * 1024;

    /** Fewest data bytes a peer may limit records to. §3 */
    public static final int MIN_RECORD_DATA = 16 * 1024;

    /** Bytes of a record's plaintext before its data: kind and stream. §3 */
    public static final int RECORD_PREFIX = 5;

    /** Bytes of a CHUNK before its data: its offset. §4 */
    public static final int CHUNK_PREFIX = 4;

    /** Bytes a sender leaves free before chunk data, so that it is sealed where it was read. §4 */
    public static final int CHUNK_HEADROOM = RECORD_PREFIX + CHUNK_PREFIX;

    /**
     * Most bytes of file in one CHUNK that this program sends: with longer records, what seals and opens them falls out
     * of the processor's cache. §4
     */
    public static final int CHUNK_DATA = 64 * 1024;

    /** Requests outstanding on one connection. §4 */
    public static final int REQUESTS = 256;

    /** Connections of one session. §3 */
    public static final int STREAMS = 16;

    /** Bytes of one page of a manifest or chunk layer. §4 */
    public static final int MAX_PAGE = 128 * 1024;

    /** Bytes of a whole that META pages describe: a manifest or a chunk layer. §4 */
    public static final int MAX_META = 64 * 1024 * 1024;

    /** Chunk indexes in one HAVE_MORE. §4 */
    public static final int MAX_HAVE_MORE = 1_024;

    /** Entries in one LISTING. §4 */
    public static final int MAX_LISTING = 100;

    /** UTF-8 bytes of a name in a LISTING. §4 */
    public static final int MAX_LISTED_NAME = 1_024;

    /** UTF-8 bytes of a search text. §4 */
    public static final int MAX_QUERY = 256;

    /** UTF-8 bytes of a page cursor. §4 */
    public static final int MAX_CURSOR = 1_024;

    /** Handshakes that one address may begin in a second; IPv6 addresses count by /64. §2 */
    public static final int HELLOS_PER_SECOND = 5;

    /** Handshakes that one address may begin at once after a pause. §2 */
    public static final int HELLO_BURST = 10;

    /** Seconds without a record after which a PING is sent. §4 */
    public static final int PING_SECONDS = 15;

    /** Seconds without a record after which the connection is dead. §4 */
    public static final int DEAD_SECONDS = 45;

    private Limits() {}
}
