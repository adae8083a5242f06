package io.godwit.trust.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Carries the bytes of one direction of one connection; on one thread. */
final class Pump implements Runnable {

    private static final int BUFFER = 64 << 10;

    private final Line line;
    private final Socket from;
    private final Socket to;
    private final Weather weather;
    private final Random random;
    private final long rate;
    private long untilStrike;
    private boolean ended;

    Pump(Line line, Socket from, Socket to, Weather weather) {
        this.line = line;
        this.from = from;
        this.to = to;
        this.weather = weather;
        this.random = weather.newRandom();
        this.rate = weather.rate(random);
        this.untilStrike = weather.distance(random);
    }

    @Override
    public void run() {
        try (LateWriter out = new LateWriter(to, weather.lateness(random), weather::deliver)) {
            carryAll(out);
        } catch (IOException eitherEndIsGone) {
            line.close();
        } finally {
            line.directionEnded();
        }
    }

    private void carryAll(LateWriter out) throws IOException {
        InputStream in = from.getInputStream();
        byte[] buffer = new byte[BUFFER];
        int length = in.read(buffer);
        while (length >= 0) {
            // Read on even when nothing is passed on: the sender must not notice.
            if (!ended && !line.isSwallowing()) {
                carry(Arrays.copyOf(buffer, length), out);
            }
            length = in.read(buffer);
        }
        if (!ended && !line.isSwallowing()) {
            out.end();
        }
    }

    private void carry(byte[] bytes, LateWriter out) throws IOException {
        if (weather.stallsAfter(bytes.length)) {
            LockSupport.parkNanos(weather.stall(random));
        }
        untilStrike -= bytes.length;
        if (untilStrike > 0 || weather.chaos().isEmpty() || !weather.strike()) {
            pass(bytes, out);
            return;
        }
        untilStrike = weather.distance(random);
        strike(weather.chaos().get(), bytes, out);
    }

    private void strike(Chaos chaos, byte[] bytes, LateWriter out) throws IOException {
        byte[] part = Arrays.copyOf(bytes, random.nextInt(bytes.length));
        switch (chaos) {
            case DELAY, THROTTLE -> pass(bytes, out);
            case STALL -> {
                LockSupport.parkNanos(weather.stall(random));
                pass(bytes, out);
            }
            case RESET -> line.reset();
            case HALF_CLOSE -> {
                pass(part, out);
                out.end();
                ended = true;
            }
            case TRUNCATE -> {
                pass(part, out);
                line.close();
            }
            case FLIP -> {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                pass(bytes, out);
            }
            case BLACK_HOLE -> line.swallow();
        }
    }

    private void pass(byte[] bytes, LateWriter out) throws IOException {
        out.write(bytes);
        if (rate > 0) {
            LockSupport.parkNanos(bytes.length * 1_000_000_000L / rate);
        }
    }
}
