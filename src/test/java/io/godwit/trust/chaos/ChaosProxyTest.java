package io.godwit.trust.chaos;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The proxy does what it says, so that what survives it means something. */
@Timeout(20)
class ChaosProxyTest {

    private static final byte[] DATA = data();

    private ServerSocket server;
    private ChaosProxy proxy;

    private static byte[] data() {
        byte[] bytes = new byte[200_000];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        proxy = new ChaosProxy(server.getLocalPort());
        Thread.ofVirtual().start(this::sendToEverybody);
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    private void sendToEverybody() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept();
                    OutputStream out = socket.getOutputStream()) {
                out.write(DATA);
                out.flush();
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            } catch (IOException theProxyEndedIt) {
                continue;
            }
        }
    }

    private byte[] fetch(Weather weather) throws IOException {
        proxy.weather(weather);
        try (Socket socket = new Socket(proxy.address().getAddress(), proxy.address().getPort())) {
            socket.setSoTimeout(2_000);
            return socket.getInputStream().readAllBytes();
        }
    }

    private static Weather once(Chaos chaos) {
        return Weather.of(chaos, 7, 1, DATA.length / 2);
    }

    @Test
    void passesEverythingInCalmWeather() throws IOException {
        assertArrayEquals(DATA, fetch(Weather.calm()));
    }

    @Test
    void delaysAndLosesNothing() throws IOException {
        assertArrayEquals(DATA, fetch(once(Chaos.DELAY)));
    }

    @Test
    void flipsExactlyOneBit() throws IOException {
        byte[] got = fetch(once(Chaos.FLIP));
        int flipped = 0;
        for (int i = 0; i < DATA.length; i++) {
            flipped += Integer.bitCount((got[i] ^ DATA[i]) & 0xFF);
        }
        assertEquals(1, flipped);
    }

    @Test
    void cutsShort() throws IOException {
        assertTrue(fetch(once(Chaos.TRUNCATE)).length < DATA.length);
        assertTrue(fetch(once(Chaos.HALF_CLOSE)).length < DATA.length);
    }

    @Test
    void resets() {
        assertThrows(SocketException.class, () -> fetch(once(Chaos.RESET)));
    }

    @Test
    void swallowsWithoutAWord() {
        assertThrows(SocketTimeoutException.class, () -> fetch(once(Chaos.BLACK_HOLE)));
    }

    @Test
    void aStormIsLateAndResetsAndCountsWhatArrives() throws IOException {
        Weather harmless = Weather.storm(7, Long.MAX_VALUE / 1_000, 0, DATA.length);
        long start = System.nanoTime();
        assertArrayEquals(DATA, fetch(harmless));
        assertTrue(System.nanoTime() - start >= 100_000_000, "each byte is late");
        assertEquals(DATA.length, harmless.delivered());
        assertEquals(0, harmless.struck());

        Weather storm = Weather.storm(7, DATA.length / 100, 0, DATA.length);
        assertThrows(SocketException.class, () -> fetch(storm));
        assertTrue(storm.struck() > 0);
    }

    @Test
    void aStormStallsAsOftenAsItIsTold() {
        Weather storm = Weather.storm(7, DATA.length, 2, 100);
        assertFalse(storm.stallsAfter(99));
        assertTrue(storm.stallsAfter(1));
        assertFalse(storm.stallsAfter(50));
        assertTrue(storm.stallsAfter(60));
        assertFalse(storm.stallsAfter(1_000));
    }

    @Test
    void isCalmAgainWhenTheStrikesAreUsedUp() throws IOException {
        Weather weather = once(Chaos.TRUNCATE);
        fetch(weather);
        assertEquals(0, weather.strikesLeft());
        assertArrayEquals(DATA, fetch(weather));
    }
}
