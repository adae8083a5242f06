import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long windows take to be there: from the start of the process until nine in ten of the points of its picture, other
 * than plain ground, look as they do at the end. The display is a virtual one whose picture is a file, so looking costs
 * the programs nothing. Each program is a script; they start in turn, and each is compared with the first of the same
 * round: {@code java StartTimes.java ROUNDS SETTLE_MILLIS SCRIPT...}
 */
final class StartTimes {
    private static final int STEP = 4;
    private static final double SHARE = 0.9;
    private static final long GIVE_UP = TimeUnit.SECONDS.toNanos(60);

    private StartTimes() {}

    public static void main(String[] words) throws Exception {
        int rounds = Integer.parseInt(words[0]);
        long settle = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(words[1]));
        List<Path> scripts = Stream.of(words).skip(2).map(Path::of).toList();
        Map<Path, List<Double>> times = new HashMap<>();
        Map<Path, List<Double>> ratios = new HashMap<>();
        try (Display display = Display.open()) {
            for (int round = 0; round <= rounds; round++) {
                double first = 0;
                for (Path script : scripts) {
                    Start start = start(script, display, settle);
                    if (round == 0) {
                        continue; // the first of each reads files that are not in the cache yet
                    }
                    first = first == 0 ? start.shown() : first;
                    times.computeIfAbsent(script, new_ -> new ArrayList<>()).add(start.shown());
                    ratios.computeIfAbsent(script, new_ -> new ArrayList<>()).add(start.shown() / first);
                    System.out.printf(
                            "%-12s %5.0f ms, %4.0f ms of processor, %4.2f%n",
                            script.getFileName(), start.shown(), start.processor(), start.shown() / first);
                }
            }
        }
        for (Path script : scripts) {
            System.out.printf(
                    "%-12s median %5.0f ms, %4.2f times the first of its round (%4.2f to %4.2f)%n",
                    script.getFileName(), at(times.get(script), 0.5), at(ratios.get(script), 0.5),
                    at(ratios.get(script), 0), at(ratios.get(script), 1));
        }
    }

    private static double at(List<Double> values, double part) {
        double[] sorted = values.stream().mapToDouble(x -> x).sorted().toArray();
        double place = part * (sorted.length - 1);
        return (sorted[(int) Math.floor(place)] + sorted[(int) Math.ceil(place)]) / 2;
    }

    /** Milliseconds until the window was there, and of processor time that went into it. */
    private record Start(double shown, double processor) {}

    private record Seen(long nanos, double processor, int[] picture) {}

    private static Start start(Path script, Display display, long settle) throws Exception {
        int[] before = display.look();
        ProcessBuilder builder = new ProcessBuilder(script.toString());
        builder.environment().put("DISPLAY", display.name());
        builder.environment().remove("WAYLAND_DISPLAY");
        builder.redirectErrorStream(true).redirectOutput(Path.of(script + ".log").toFile());
        List<Seen> seen = new ArrayList<>();
        seen.add(new Seen(0, 0, before));
        long begin = System.nanoTime();
        Process process = builder.start();
        try {
            long changed = 0;
            while (changed == 0 || System.nanoTime() - changed < settle) {
                int[] now = display.look();
                long at = System.nanoTime();
                if (!Arrays.equals(now, seen.getLast().picture())) {
                    seen.add(new Seen(at - begin, processor(process), now));
                    changed = changed == 0 ? at : changed;
                }
                if (!process.isAlive() || at - begin > GIVE_UP) {
                    throw new IOException(script + " shows nothing, see " + script + ".log");
                }
                TimeUnit.MILLISECONDS.sleep(1);
            }
            Seen shown = shown(seen);
            return new Start(shown.nanos() / 1e6, shown.processor());
        } finally {
            process.destroy();
            process.waitFor();
            while (!Arrays.equals(display.look(), before)) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            TimeUnit.MILLISECONDS.sleep(300);
        }
    }

    private static double processor(Process process) {
        return process.toHandle().info().totalCpuDuration().orElseThrow().toNanos() / 1e6;
    }

    /** When the picture was nearly what it is at the end. */
    private static Seen shown(List<Seen> seen) {
        int[] before = seen.getFirst().picture();
        int[] last = seen.getLast().picture();
        int[] counting = content(before, last);
        for (Seen one : seen) {
            long same = Arrays.stream(counting).filter(i -> one.picture()[i] == last[i]).count();
            if (same >= SHARE * counting.length) {
                return one;
            }
        }
        throw new IllegalStateException("the last picture is not like itself");
    }

    /** The points that have changed and are not ground; where everything is ground, all that have changed. */
    private static int[] content(int[] before, int[] last) {
        int[] changed = IntStream.range(0, last.length).filter(i -> last[i] != before[i]).toArray();
        Set<Integer> ground = commonest(Arrays.stream(changed).map(i -> last[i]));
        int[] drawn = Arrays.stream(changed).filter(i -> !ground.contains(last[i])).toArray();
        return drawn.length > 0 ? drawn : changed;
    }

    /** The two colours that most points have. */
    private static Set<Integer> commonest(IntStream colours) {
        return colours.boxed().collect(Collectors.groupingBy(colour -> colour, Collectors.counting())).entrySet().stream()
                .sorted(Map.Entry.<Integer, Long>comparingByValue().reversed())
                .limit(2)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** A virtual display whose picture is a file (XWD). */
    private record Display(Process server, Path folder, String name, ByteBuffer file) implements AutoCloseable {
        private static final int WIDTH = 1440;
        private static final int HEIGHT = 900;

        static Display open() throws IOException, InterruptedException {
            Path folder = Files.createTempDirectory("display");
            Process server =
                    new ProcessBuilder(
                                    "Xvfb", "-displayfd", "1", "-screen", "0", WIDTH + "x" + HEIGHT + "x24",
                                    "-nolisten", "tcp", "-fbdir", folder.toString())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String number =
                    new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine();
            Path picture = folder.resolve("Xvfb_screen0");
            while (Files.size(picture) < (long) WIDTH * HEIGHT * Integer.BYTES) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            try (FileChannel channel = FileChannel.open(picture)) {
                ByteBuffer file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
                return new Display(server, folder, ":" + number, file);
            }
        }

        /** Every fourth point of every fourth line. */
        int[] look() {
            int start = file.getInt(0) + 12 * file.getInt(76);
            int line = file.getInt(48);
            ByteBuffer points = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
            int[] picture = new int[(WIDTH / STEP) * (HEIGHT / STEP)];
            int to = 0;
            for (int y = 0; y < HEIGHT; y += STEP) {
                for (int x = 0; x < WIDTH; x += STEP) {
                    picture[to++] = points.getInt(start + y * line + 4 * x) & 0xffffff;
                }
            }
            return picture;
        }

        @Override
        public void close() throws IOException {
            server.destroy();
            // It removes its picture itself, if it comes to it.
            server.onExit().join();
            try (Stream<Path> files = Files.list(folder)) {
                files.forEach(path -> {
                    try {
                        Files.deleteIfExists(path);
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                });
            }
            Files.delete(folder);
        }
    }
}
