package io.godwit.discovery.server;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** What tests see of a connection from its other end. */
public final class TestSockets {

    private TestSockets() {}

    /** Whether the server has ended it: an answer may come first. */
    public static boolean isCut(Socket socket) {
        try {
            socket.setSoTimeout(1);
            socket.getInputStream().readAllBytes();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
