package io.godwit.discovery.server.redis;

import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.peer.PeerId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.params.XReadParams;
import redis.clients.jedis.resps.StreamEntry;
import redis.clients.jedis.util.JedisURIHelper;

/** The commands that are sent to Redis, each with a bounded wait. Thread-safe. */
final class RedisStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisStore.class);

    /** How all keys begin: the program, and the version of what DISCOVERY.md section 12 says. */
    static final String PREFIX = "godwit:1:";

    private static final int CONNECTIONS_OF_REQUESTS = 64;

    /** For the one thread that follows. */
    private static final int CONNECTIONS_OF_FOLLOWER = 2;

    private static final int CONNECT_MILLIS = 1_000;
    private static final int ANSWER_MILLIS = 2_000;
    private static final int CHANGES_AT_ONCE = 500;
    private static final int PARTS_AT_ONCE = 8;
    private static final int IDS_AT_ONCE = 500;

    private final RedisClient requests;

    /** Of its own: many requests at once must not pass for a Redis that is lost. */
    private final RedisClient following;

    private final Map<Script, String> digests = new ConcurrentHashMap<>();

    /** Connects to nothing yet. */
    RedisStore(RedisAddress address) {
        this(client(address, CONNECTIONS_OF_REQUESTS), client(address, CONNECTIONS_OF_FOLLOWER));
    }

    /**
     * A store over clients, which it closes.
     *
     * @param requests sends what peers ask for
     * @param following sends what {@link Follower} asks for
     */
    RedisStore(RedisClient requests, RedisClient following) {
        this.requests = requests;
        this.following = following;
    }

    /**
     * A client that is connected to nothing yet.
     *
     * @param connections most at once
     */
    static RedisClient client(RedisAddress address, int connections) {
        var url = address.url();
        var pool = new ConnectionPoolConfig();
        pool.setMaxTotal(connections);
        pool.setMaxIdle(connections);
        pool.setMaxWait(Duration.ofMillis(ANSWER_MILLIS));
        var settings =
                DefaultJedisClientConfig.builder()
                        .connectionTimeoutMillis(CONNECT_MILLIS)
                        .socketTimeoutMillis(ANSWER_MILLIS)
                        .blockingSocketTimeoutMillis(2 * ANSWER_MILLIS)
                        .user(JedisURIHelper.getUser(url))
                        .password(JedisURIHelper.getPassword(url))
                        .database(JedisURIHelper.getDBIndex(url));
        if (JedisURIHelper.isRedisSSLScheme(url)) {
            settings.sslOptions(SslOptions.defaults());
        }
        return RedisClient.builder()
                .hostAndPort(JedisURIHelper.getHostAndPort(url))
                .clientConfig(settings.build())
                .poolConfig(pool)
                .build();
    }

    /** A call into the library, which throws when it fails. */
    private interface Call<T> {
        T run() throws RedisException;
    }

    private static <T> T calling(Call<T> call) throws RedisException {
        try {
            return call.run();
        } catch (JedisException | IllegalStateException e) {
            // The second is what the pool says once it is closed.
            throw isReadOnly(e)
                    ? new RedisException.ReadOnly(e)
                    : new RedisException.Unavailable(e);
        }
    }

    /** Within the sentence, where a script was refused. */
    private static boolean isReadOnly(Exception e) {
        return e instanceof JedisDataException
                && String.valueOf(e.getMessage()).contains("READONLY");
    }

    /**
     * Asks whether it answers, over a new connection to where its name leads now: those from before may be dead, or
     * lead to one that has become a replica.
     *
     * @throws RedisException.ReadOnly if it is a replica
     */
    void reconnect() throws RedisException {
        calling(() -> {
            requests.getPool().clear();
            following.getPool().clear();
            return following.ping();
        });
        try {
            // A write that needs no memory and changes nothing.
            calling(() -> following.del(PREFIX + "nothing"));
        } catch (RedisException.Unavailable e) {
            // With a full disk, say, it can be read all the same.
            LOG.debug("no writes are taken: {}", e.getMessage());
        }
    }

    /** Runs a script at one stroke. */
    ScriptAnswer run(Script script, Arguments arguments) throws RedisException {
        return ScriptAnswer.of(calling(() -> evaluate(script, arguments.values())));
    }

    private Object evaluate(Script script, List<byte[]> arguments) {
        List<byte[]> keys = List.of(ascii(PREFIX));
        String digest = digests.computeIfAbsent(script, key -> requests.scriptLoad(key.text()));
        try {
            return requests.evalsha(ascii(digest), keys, arguments);
        } catch (JedisNoScriptException e) {
            // It was restarted; it remembers the script from now on.
            return requests.eval(script.text().getBytes(StandardCharsets.UTF_8), keys, arguments);
        }
    }

    /** The last change, empty when there never was one. */
    Optional<Change> lastChange() throws RedisException {
        List<StreamEntry> last =
                calling(() ->
                        following.xrevrange(
                                PREFIX + "changes",
                                StreamEntryID.MAXIMUM_ID,
                                StreamEntryID.MINIMUM_ID,
                                1));
        return last.isEmpty() ? Optional.empty() : Optional.of(Change.of(last.getFirst()));
    }

    /** The changes after a place; waits for so long when there are none. */
    List<Change> changesAfter(StreamEntryID place, Duration wait) throws RedisException {
        var read =
                XReadParams.xReadParams()
                        .count(CHANGES_AT_ONCE)
                        .block((int) Math.max(1, wait.toMillis()));
        var streams = calling(() -> following.xread(read, Map.of(PREFIX + "changes", place)));
        var changes = new ArrayList<Change>();
        if (streams != null) {
            for (var stream : streams) {
                for (StreamEntry entry : stream.getValue()) {
                    changes.add(Change.of(entry));
                }
            }
        }
        return changes;
    }

    /** A part of all IDs; the walk ends when its cursor is back at {@link ScanParams#SCAN_POINTER_START}. */
    record IdPage(String cursor, List<PeerId> ids) {}

    IdPage ids(String cursor) throws RedisException {
        var page =
                calling(() ->
                        following.zscan(
                                PREFIX + "alive", cursor, new ScanParams().count(IDS_AT_ONCE)));
        var ids = new ArrayList<PeerId>();
        for (var member : page.getResult()) {
            Field.id("online peer", member.getElement()).ifPresent(ids::add);
        }
        return new IdPage(page.getCursor(), ids);
    }

    /** The fields of a peer, for {@link StoredPeer#of}; among what requests ask for. */
    List<byte[]> peer(PeerId id) throws RedisException {
        return calling(() -> requests.hmget(peerKey(id), StoredPeer.FIELDS));
    }

    private static byte[] peerKey(PeerId id) {
        return ascii(PREFIX + "peer:" + id.toHex());
    }

    /** The fields of peers, in the order of the IDs; for who follows. */
    List<List<byte[]>> peers(List<PeerId> ids) throws RedisException {
        return calling(() -> {
            try (Pipeline pipeline = following.pipelined()) {
                List<Response<List<byte[]>>> answers =
                        ids.stream()
                                .map(id -> pipeline.hmget(peerKey(id), StoredPeer.FIELDS))
                                .toList();
                pipeline.sync();
                return answers.stream().map(Response::get).toList();
            }
        });
    }

    /** The entries of an edition; empty when there is another one by now. */
    Optional<List<List<AnnouncedContent>>> entries(StoredPeer.Shares shares) throws RedisException {
        byte[] key = ascii(PREFIX + "shares:" + shares.edition());
        var parts = new ArrayList<List<AnnouncedContent>>();
        for (int from = 0; from < shares.parts(); from += PARTS_AT_ONCE) {
            int first = from;
            for (byte[] part :
                    calling(() -> following.lrange(key, first, first + PARTS_AT_ONCE - 1L))) {
                parts.add(SharesPartCodec.decode(part));
            }
        }
        boolean whole =
                parts.size() == shares.parts() && SharesPartCodec.count(parts) == shares.entries();
        return whole ? Optional.of(parts) : Optional.empty();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        requests.close();
        following.close();
    }
}
