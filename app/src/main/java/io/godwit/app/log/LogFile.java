package io.godwit.app.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import io.godwit.core.share.OwnFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** The log on disk: one JSON object a line, a new file each day and every 8 MiB, two weeks and 64 MiB kept. */
public final class LogFile implements AutoCloseable {
    private static final long FILE_BYTES = 8L << 20;
    private static final long ALL_BYTES = 64L << 20;
    private static final int DAYS = 14;

    private final Logger root;
    private final RollingFileAppender<ILoggingEvent> appender;

    private LogFile(Logger root, RollingFileAppender<ILoggingEvent> appender) {
        this.root = root;
        this.appender = appender;
    }

    /**
     * Starts to write.
     *
     * @param folder the profile's log folder; created when missing
     * @param verbose whether details for finding faults are written too
     * @throws IOException if the folder cannot be created
     */
    public static LogFile open(Path folder, boolean verbose) throws IOException {
        // A profile may be in a folder that others look into.
        OwnFolder.create(folder);
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger("io.godwit").setLevel(verbose ? Level.DEBUG : Level.INFO);
        // It writes a line for each odd packet that anybody in the local network sends.
        context.getLogger("javax.jmdns").setLevel(Level.ERROR);
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setName("file");
        appender.setFile(folder.resolve("godwit.jsonl").toString());
        appender.setEncoder(encoder(context));
        appender.setRollingPolicy(rotation(context, appender, folder));
        appender.start();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        return new LogFile(root, appender);
    }

    static JsonEncoder encoder(LoggerContext context) {
        JsonEncoder encoder = new LogEncoder();
        encoder.setContext(context);
        encoder.setWithContext(false);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithMDC(false);
        encoder.setWithArguments(false);
        encoder.setWithMessage(false);
        encoder.setWithFormattedMessage(true);
        encoder.start();
        return encoder;
    }

    private static SizeAndTimeBasedRollingPolicy<ILoggingEvent> rotation(
            LoggerContext context, RollingFileAppender<ILoggingEvent> appender, Path folder) {
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(folder.resolve("godwit.%d{yyyy-MM-dd}.%i.jsonl.gz").toString());
        policy.setMaxFileSize(new FileSize(FILE_BYTES));
        policy.setTotalSizeCap(new FileSize(ALL_BYTES));
        policy.setMaxHistory(DAYS);
        policy.start();
        return policy;
    }

    /** Writes out what is left and closes the file. */
    @Override
    public void close() {
        root.detachAppender(appender);
        appender.stop();
    }
}
