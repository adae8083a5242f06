package io.godwit.trust.discovery;

import io.godwit.bench.discovery.Requests;
import io.godwit.bench.discovery.WeakPeer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/** What a hostile client sends. */
enum Malice {
    FUZZED_JSON {
        @Override
        byte[] request(Loot loot, SplittableRandom random) {
            String path = random.nextBoolean() ? "/v1/peers" : "/heartbeat";
            byte[] body = mutated(loot.registrationBody(), random);
            return Requests.of("POST", path, "", new String(body, StandardCharsets.ISO_8859_1));
        }
    },
    FUZZED_QUERY {
        @Override
        byte[] request(Loot loot, SplittableRandom random) {
            String path =
                    new String[] {
                                "/v1/search?q=a",
                                "/v1/peers?after=&limit=9",
                                "/v1/swarms/",
                                "/peers?x=%00"
                            }
                            [random.nextInt(4)];
            return fuzzedTarget(path, random);
        }
    },
    FUZZED_TRACKER {
        @Override
        byte[] request(Loot loot, SplittableRandom random) {
            String query =
                    "?info_hash=%00%ff%2Babcdefghijklmnopq&peer_id=-TR3000-abcdefghijkl"
                            + "&port="
                            + random.nextInt(70_000)
                            + "&left="
                            + random.nextInt(2)
                            + "&numwant="
                            + random.nextInt(-1, 1_000)
                            + "&ip=8.8.8.8";
            String path = random.nextInt(4) == 0 ? "/scrape" : "/announce";
            return random.nextBoolean()
                    ? Requests.of("GET", path + query, "", "")
                    : fuzzedTarget(path + query, random);
        }
    },
    REPLAY {
        @Override
        byte[] request(Loot loot, SplittableRandom random) {
            return loot.registration();
        }
    },
    NEW_PEER {
        @Override
        byte[] request(Loot loot, SplittableRandom random) {
            // Keys cost an attacker something too.
            return random.nextInt(8) > 0
                    ? loot.registration()
                    : WeakPeer.generate(random).register(1, bytes(random, 32)).request();
        }
    },
    FORGED_SIGNATURE {
        @Override
        byte[] request(Loot loot, SplittableRandom random) {
            String body = loot.registrationBody();
            int end = body.length() - 3 - random.nextInt(300);
            char other = body.charAt(end) == 'A' ? 'B' : 'A';
            return Requests.of(
                    "POST",
                    "/v1/peers",
                    "",
                    body.substring(0, end) + other + body.substring(end + 1));
        }
    },
    FORGED_MAC {
        @Override
        byte[] request(Loot loot, SplittableRandom random) {
            byte[] mac = bytes(random, 32);
            String headers =
                    "Authorization: GW1-HMAC seq="
                            + random.nextLong(1, 1L << 53)
                            + ",mac="
                            + HexFormat.of().formatHex(mac)
                            + "\r\n";
            String path = "/v1/peers/" + loot.id();
            return switch (random.nextInt(3)) {
                case 0 -> Requests.of("PUT", path + "/heartbeat", headers, "");
                case 1 -> Requests.of("PUT", path + "/shares", headers, "{}");
                default -> Requests.of("DELETE", path, headers, "");
            };
        }
    },
    OVERSIZED {
        @Override
        byte[] request(Loot loot, SplittableRandom random) {
            String body = "{\"record\":\"" + "A".repeat(300_000) + "\"}";
            return random.nextBoolean()
                    ? Requests.of("POST", "/v1/peers", "", body)
                    : ("POST /v1/peers HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999999\r\n\r\n{")
                            .getBytes(StandardCharsets.ISO_8859_1);
        }
    },
    BROKEN_HTTP {
        @Override
        byte[] request(Loot loot, SplittableRandom random) {
            return switch (random.nextInt(6)) {
                case 0 -> bytes(random, random.nextInt(1, 400));
                case 1 -> ascii("GET / HTTP/9.9\r\n\r\n");
                case 2 ->
                        ascii(
                                "POST /v1/peers HTTP/1.1\r\nHost: x\r\n"
                                        + "Transfer-Encoding: chunked\r\n\r\nzz\r\n");
                case 3 ->
                        ascii(
                                "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n"
                                        + "Content-Length: 2\r\n\r\nab");
                case 4 ->
                        ascii("GET / HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(9_000) + "\r\n\r\n");
                default -> mutated(ascii("GET /health HTTP/1.1\r\nHost: x\r\n\r\n"), random);
            };
        }
    },
    WIDE_SHARES {
        @Override
        byte[] request(Loot loot, SplittableRandom random) {
            // Making it takes an attacker as long as many others.
            return random.nextInt(4) > 0
                    ? loot.registration()
                    : loot.publishers()
                            .get(random.nextInt(loot.publishers().size()))
                            .request(random);
        }
    },
    FLOOD {
        @Override
        byte[] request(Loot loot, SplittableRandom random) {
            String path =
                    new String[] {"/v1/search?q=a", "/v1/peers", "/stats", "/", "/v1/peers/"}
                            [random.nextInt(5)];
            return Requests.of(
                    "GET",
                    path.endsWith("peers/") ? path + loot.id() : path,
                    "X-Forwarded-For: 8.8.8.8\r\n",
                    "");
        }
    };

    /**
     * What attackers have: a registration that was overheard and had been accepted, and peers of their own.
     *
     * @param id whose registration
     * @param registration the request
     * @param publishers their peers
     */
    record Loot(String id, byte[] registration, List<WideShares> publishers) {

        /** Keeps the list as it is. */
        Loot {
            publishers = List.copyOf(publishers);
        }

        static Loot of(WeakPeer peer, List<WideShares> publishers) {
            return new Loot(
                    peer.id().toHex(), peer.register(1, new byte[32]).request(), publishers);
        }

        String registrationBody() {
            String whole = new String(registration, StandardCharsets.ISO_8859_1);
            return whole.substring(whole.indexOf("\r\n\r\n") + 4);
        }
    }

    /** The next request; for one thread. */
    abstract byte[] request(Loot loot, SplittableRandom random);

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(SplittableRandom random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] fuzzedTarget(String target, SplittableRandom random) {
        byte[] mutated = mutated(ascii(target), random);
        // It has to stay one line, or it would be another kind of malice.
        for (int i = 0; i < mutated.length; i++) {
            if (mutated[i] == '\r' || mutated[i] == '\n' || mutated[i] == ' ' || mutated[i] == 0) {
                mutated[i] = '%';
            }
        }
        return Requests.of("GET", new String(mutated, StandardCharsets.ISO_8859_1), "", "");
    }

    private static byte[] mutated(String text, SplittableRandom random) {
        return mutated(ascii(text), random);
    }

    /** Changes some bytes, and sometimes cuts the end off or says a part twice. */
    private static byte[] mutated(byte[] original, SplittableRandom random) {
        byte[] bytes = original.clone();
        for (int changes = random.nextInt(1, 6); changes > 0; changes--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(1, bytes.length + 1));
            case 1 -> Arrays.copyOf(bytes, bytes.length + random.nextInt(40));
            default -> bytes;
        };
    }
}
