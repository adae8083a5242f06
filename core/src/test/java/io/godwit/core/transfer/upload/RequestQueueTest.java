package io.godwit.core.transfer.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.protocol.Limits;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.ProtocolException;
import io.godwit.core.protocol.RejectCode;
import org.junit.jupiter.api.Test;

class RequestQueueTest {

    private final RequestQueue queue = new RequestQueue();

    private static Message.Request request(int stream) {
        return new Message.Get(stream, OneFile.ROOT, OneFile.SHIFT, 0, 0, 1);
    }

    private void isInUse(int stream) {
        assertThrows(ProtocolException.class, () -> queue.add(request(stream)));
    }

    @Test
    void requestsAreAnsweredInTheirOrder() throws Exception {
        for (int stream : new int[] {5, 3, 9}) {
            queue.add(request(stream));
        }
        for (int stream : new int[] {5, 3, 9}) {
            assertEquals(new RequestQueue.Task.Answer(request(stream)), queue.next(0));
        }
        assertEquals(new RequestQueue.Task.Idle(), queue.next(0));
    }

    @Test
    void streamOfARequestThatWaitsIsInUse() throws Exception {
        queue.add(request(1));
        queue.add(request(2));
        isInUse(2);
        queue.cancel(2);
        queue.add(request(2));
    }

    @Test
    void streamOfTheRequestThatIsBeingAnsweredIsInUseUntilItIs() throws Exception {
        queue.add(request(1));
        queue.next(0);
        isInUse(1);
        queue.next(0);
        queue.add(request(1));
    }

    @Test
    void streamIsInUseUntilItsRefusalIsSent() throws Exception {
        for (int stream = 1; stream <= Limits.REQUESTS + 1; stream++) {
            queue.add(request(stream));
        }
        int refused = Limits.REQUESTS + 1;
        isInUse(refused);
        var refusal = new Message.Reject(refused, RejectCode.TOO_MANY);
        assertEquals(new RequestQueue.Task.Refuse(refusal), queue.next(0));
    }
}
