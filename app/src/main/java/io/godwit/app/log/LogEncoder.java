package io.godwit.app.log;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;

/** The form of a line. Of a file that a failure names the last part is written alone: its folders are nobody's business. */
final class LogEncoder extends JsonEncoder {
    /** More causes than failures have, however they go round in circles. */
    private static final int MOST_CAUSES = 32;

    @Override
    protected void appendThrowableProxy(
            StringBuilder line,
            @Nullable String field,
            @Nullable IThrowableProxy failure,
            boolean separated) {
        IThrowableProxy shown = failure;
        if (failure instanceof ThrowableProxy known) {
            shown = new WithoutFolders(known, withoutFolders(known.getThrowable()));
        }
        super.appendThrowableProxy(line, field, shown, separated);
    }

    /** What a failure says; it repeats what its causes say. */
    private static String withoutFolders(Throwable failure) {
        String text = String.valueOf(failure.getMessage());
        Throwable cause = failure;
        for (int causes = 0; cause != null && causes < MOST_CAUSES; causes++) {
            if (cause instanceof FileSystemException file) {
                text = withoutFolders(text, file.getFile());
                text = withoutFolders(text, file.getOtherFile());
            }
            cause = cause.getCause();
        }
        return text;
    }

    private static String withoutFolders(String text, @Nullable String path) {
        if (path == null || path.isEmpty()) {
            return text;
        }
        int folders = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
        return text.replace(path, path.substring(folders));
    }

    private record WithoutFolders(IThrowableProxy failure, String text) implements IThrowableProxy {
        @Override
        public String getMessage() {
            return text;
        }

        @Override
        public String getClassName() {
            return failure.getClassName();
        }

        @Override
        public StackTraceElementProxy[] getStackTraceElementProxyArray() {
            return failure.getStackTraceElementProxyArray();
        }

        @Override
        public int getCommonFrames() {
            return failure.getCommonFrames();
        }

        @Override
        public IThrowableProxy getCause() {
            return failure.getCause();
        }

        @Override
        public IThrowableProxy[] getSuppressed() {
            return failure.getSuppressed();
        }

        @Override
        public boolean isCyclic() {
            return failure.isCyclic();
        }
    }
}
