package io.godwit.trust.crash;

import io.godwit.tests.Program;
import io.godwit.trust.chaos.Chaos;
import io.godwit.trust.chaos.Weather;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** How each {@link Fault} is done. */
final class Faults {

    private static final int MIB = 1 << 20;

    /** Godwit leaves so much of a disk free; a disk smaller than that would be refused at once. */
    private static final long RESERVE = 512L * MIB;

    private static final int LONGER_THAN_CONNECTIONS_LIVE = 50_000;
    private static final double ONE_PERCENT = 0.01;

    private Faults() {}

    static Optional<Ending> killDownloader(Stage stage) throws IOException {
        Program get = stage.get(Map.of());
        stage.awaitMoment(get);
        get.kill();
        return Optional.of(new Ending(get, true));
    }

    static Optional<Ending> killSources(Stage stage) throws IOException {
        List<Source> victims = stage.someSources();
        boolean comeBack = victims.size() == stage.scene().sources().size() || half(stage);
        Program get = stage.get(Map.of());
        stage.awaitMoment(get);
        victims.forEach(Source::kill);
        if (comeBack) {
            stage.pause(get, stage.random().nextInt(3_000));
            for (Source victim : victims) {
                victim.revive();
            }
        }
        return ended(stage, get);
    }

    static Optional<Ending> killBoth(Stage stage) throws IOException {
        Program get = stage.get(Map.of());
        stage.awaitMoment(get);
        get.kill();
        stage.scene().sources().forEach(Source::kill);
        return Optional.of(new Ending(get, true));
    }

    static Optional<Ending> suspendDownloader(Stage stage) throws IOException {
        boolean veryLong = stage.random().nextInt(6) == 0;
        int millis = veryLong ? LONGER_THAN_CONNECTIONS_LIVE : 200 + stage.random().nextInt(8_000);
        Program get = stage.get(Map.of());
        stage.awaitMoment(get);
        Signals.suspend(get);
        stage.pause(get, millis);
        Signals.resume(get);
        return ended(stage, get);
    }

    static Optional<Ending> suspendSources(Stage stage) throws IOException {
        List<Source> victims = stage.someSources();
        Program get = stage.get(Map.of());
        stage.awaitMoment(get);
        for (Source victim : victims) {
            Signals.suspend(victim.program());
        }
        stage.pause(get, 200 + stage.random().nextInt(8_000));
        for (Source victim : victims) {
            Signals.resume(victim.program());
        }
        return ended(stage, get);
    }

    static Optional<Ending> changeFile(Stage stage) throws IOException {
        List<Source> victims = stage.someSources();
        Program get = stage.get(Map.of());
        stage.awaitMoment(get);
        for (Source victim : victims) {
            change(victim.spoil(), stage.random());
        }
        return ended(stage, get);
    }

    private static void change(Path file, Random random) throws IOException {
        byte[] other = new byte[MIB + random.nextInt(MIB)];
        random.nextBytes(other);
        switch (random.nextInt(4)) {
            case 0 -> write(file, other, random.nextInt((int) Files.size(file) - other.length));
            case 1 -> {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(random.nextInt((int) channel.size()));
                }
            }
            case 2 -> Files.write(file, other, StandardOpenOption.APPEND);
            default -> {
                Path fresh = Files.write(file.resolveSibling("fresh"), other);
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void write(Path file, byte[] bytes, long at) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), at);
        }
    }

    static Optional<Ending> fillDisk(Stage stage) throws IOException {
        if (!Tool.canMount()) {
            return Optional.empty();
        }
        Path disk = stage.useDisk(RESERVE + stage.scene().size() + 8 * MIB);
        Path filler = disk.resolve("filler");
        Program get = stage.get(Map.of());
        stage.awaitMoment(get);
        fill(disk, filler, stage.random().nextInt((int) stage.scene().size()));
        Optional<Ending> ending = ended(stage, get);
        Files.deleteIfExists(filler);
        return ending;
    }

    /** Leaves so much, while the download goes on taking room. */
    private static void fill(Path disk, Path filler, long leave) throws IOException {
        long free = Files.getFileStore(disk).getUsableSpace();
        while (free > leave && !Tool.allocate(filler, free - leave)) {
            free = Files.getFileStore(disk).getUsableSpace();
        }
    }

    static Optional<Ending> failWrites(Stage stage) throws IOException {
        double[] chances = {0.002, 0.01, 0.05, 0.2};
        double chance = chances[stage.random().nextInt(chances.length)];
        Optional<Map<String, String>> environment = Tool.failingCalls(Tool.WRITES, chance);
        return environment.isEmpty()
                ? Optional.empty()
                : ended(stage, stage.get(environment.get()));
    }

    static Optional<Ending> failAnything(Stage stage) throws IOException {
        Optional<Map<String, String>> environment =
                Tool.failingCalls(Tool.WRITES_AND_NAMES, ONE_PERCENT);
        if (environment.isEmpty()) {
            return Optional.empty();
        }
        Program get = stage.get(environment.get());
        // The runtime opens some hundred files before the program begins, and some of them it
        // cannot do without.
        stage.awaitBegun(get);
        Tool.failAlso(get, environment.get(), Tool.OPEN, ONE_PERCENT);
        return ended(stage, get);
    }

    static Optional<Ending> jumpClock(Stage stage) throws IOException {
        Path offset = Files.writeString(stage.folder().resolve("clock"), "+0");
        Optional<Map<String, String>> environment = Tool.falseClock(offset);
        if (environment.isEmpty()) {
            return Optional.empty();
        }
        Program get = stage.get(environment.get());
        stage.awaitMoment(get);
        Files.writeString(offset, half(stage) ? "+10y" : "-10y");
        return ended(stage, get);
    }

    static Optional<Ending> startWithAWrongClock(Stage stage) throws IOException {
        boolean late = half(stage);
        Path offset = Files.writeString(stage.folder().resolve("clock"), late ? "+10y" : "-10y");
        Optional<Map<String, String>> environment = Tool.falseClock(offset);
        if (environment.isEmpty()) {
            return Optional.empty();
        }
        Program get = stage.get(environment.get());
        stage.awaitMoment(get);
        String opposite = late ? "-10y" : "+10y";
        Files.writeString(offset, half(stage) ? "+0" : opposite);
        return ended(stage, get);
    }

    static Optional<Ending> weather(Stage stage, Chaos chaos) throws IOException {
        boolean holdsUp = chaos == Chaos.STALL || chaos == Chaos.BLACK_HOLE;
        int strikes = holdsUp ? 3 : 12;
        int spread = (int) stage.scene().size() / 2;
        Weather weather = Weather.of(chaos, stage.random().nextLong(), strikes, spread);
        stage.scene().weather(stage.someSources(), weather);
        return ended(stage, stage.get(Map.of()));
    }

    private static boolean half(Stage stage) {
        return stage.random().nextBoolean();
    }

    private static Optional<Ending> ended(Stage stage, Program get) throws IOException {
        stage.end(get);
        return Optional.of(new Ending(get, false));
    }
}
