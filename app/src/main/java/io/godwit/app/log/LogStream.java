package io.godwit.app.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import org.slf4j.LoggerFactory;

/** The log of a service on a stream, in the form of {@link LogFile}: one JSON object a line. */
public final class LogStream implements AutoCloseable {
    private final Logger topic;
    private final OutputStreamAppender<ILoggingEvent> appender;

    private LogStream(Logger topic, OutputStreamAppender<ILoggingEvent> appender) {
        this.topic = topic;
        this.appender = appender;
    }

    /**
     * Starts to write.
     *
     * @param topic beginning of the names of the loggers that are written
     * @param stream where to; stays open
     * @param verbose whether details for finding faults are written too
     */
    public static LogStream open(String topic, PrintStream stream, boolean verbose) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(context);
        appender.setName("stream");
        appender.setEncoder(LogFile.encoder(context));
        appender.setOutputStream(new Unclosed(stream));
        appender.start();
        Logger logger = context.getLogger(topic);
        logger.setLevel(verbose ? Level.DEBUG : Level.INFO);
        logger.addAppender(appender);
        return new LogStream(logger, appender);
    }

    /** Stops writing. */
    @Override
    public void close() {
        topic.detachAppender(appender);
        appender.stop();
    }

    /** Others write on the stream as well. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(PrintStream stream) {
            super(stream);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
