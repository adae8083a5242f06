package io.godwit.discovery.server.redis;

import java.io.IOException;

/** Redis does not answer, refuses, or is not what this version of the program filled. */
sealed class RedisException extends IOException
        permits RedisException.Unavailable, RedisException.ReadOnly, RedisException.Malformed {

    private static final long serialVersionUID = 1L;

    private RedisException(String detail, Throwable cause) {
        super(detail, cause);
    }

    private RedisException(String detail) {
        super(detail);
    }

    /** It does not answer, or refuses a command; a later try may well work. */
    static final class Unavailable extends RedisException {
        private static final long serialVersionUID = 1L;

        Unavailable(Exception cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }
    }

    /** It is a replica by now; another may have taken its place and its name. */
    static final class ReadOnly extends RedisException {
        private static final long serialVersionUID = 1L;

        ReadOnly(Exception cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }

        ReadOnly() {
            super("it is a replica and takes no writes");
        }
    }

    /** It holds or answers what is not as DISCOVERY.md section 12 says. */
    static final class Malformed extends RedisException {
        private static final long serialVersionUID = 1L;

        Malformed(String field) {
            super("malformed in Redis: " + field);
        }
    }
}
