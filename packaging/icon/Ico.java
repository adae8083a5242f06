import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts PNG files of several sizes into one Windows icon: java Ico.java OUT.ico IN.png... */
final class Ico {
    private Ico() {}

    public static void main(String[] words) throws IOException {
        int count = words.length - 1;
        int offset = 6 + 16 * count;
        ByteBuffer header = ByteBuffer.allocate(offset).order(ByteOrder.LITTLE_ENDIAN);
        header.putShort((short) 0).putShort((short) 1).putShort((short) count);
        for (int i = 1; i <= count; i++) {
            byte[] png = Files.readAllBytes(Path.of(words[i]));
            int width = ByteBuffer.wrap(png).getInt(16);
            // 256 is written as 0.
            header.put((byte) width).put((byte) width).putShort((short) 0);
            header.putShort((short) 1).putShort((short) 32).putInt(png.length).putInt(offset);
            offset += png.length;
        }
        try (var out = new DataOutputStream(Files.newOutputStream(Path.of(words[0])))) {
            out.write(header.array());
            for (int i = 1; i <= count; i++) {
                out.write(Files.readAllBytes(Path.of(words[i])));
            }
        }
    }
}
