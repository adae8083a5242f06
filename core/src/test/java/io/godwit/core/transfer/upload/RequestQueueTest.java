package io.godwit.core.transfer.upload;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.protocol.Limits;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.ProtocolException;
import io.godwit.core.protocol.RejectCode;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RequestQueueTest {

    private final BlockingQueue<Runnable> alarms = new LinkedBlockingQueue<>();
    private final RequestQueue queue = new RequestQueue(1, alarms::add);

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
            assertEquals(new RequestQueue.Task.Answer(request(stream)), queue.next());
        }
        assertEquals(new RequestQueue.Task.Idle(), queue.next());
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
        queue.next();
        isInUse(1);
        queue.next();
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
        assertEquals(new RequestQueue.Task.Refuse(refusal), queue.next());
    }

    /** A serving thread that has nothing to do and waits. */
    private FutureTask<RequestQueue.Task> waiting() {
        var next = new FutureTask<RequestQueue.Task>(queue::awaitNext);
        Thread thread = Thread.ofPlatform().daemon().start(next);
        await().until(() -> thread.getState() == Thread.State.WAITING);
        return next;
    }

    @Test
    void servingThreadThatWaitedForLongEnds() throws Exception {
        assertTrue(queue.add(request(1)));
        queue.next();
        assertEquals(new RequestQueue.Task.Idle(), queue.next());
        FutureTask<RequestQueue.Task> next = waiting();
        alarms.take().run();
        assertEquals(new RequestQueue.Task.End(), next.get());
        assertTrue(queue.add(request(2)), "another thread is to be started");
    }

    @Test
    void alarmOfAnEarlierWaitDoesNotEndALaterOne() throws Exception {
        FutureTask<RequestQueue.Task> first = waiting();
        Runnable early = alarms.take();
        queue.add(request(1));
        assertEquals(new RequestQueue.Task.Answer(request(1)), first.get());
        queue.next();
        FutureTask<RequestQueue.Task> second = waiting();
        assertTrue(alarms.isEmpty(), "the alarm goes on");
        early.run();
        Runnable own = alarms.take();
        assertFalse(second.isDone());
        own.run();
        assertEquals(new RequestQueue.Task.End(), second.get());
    }

    @Test
    void endOfTheQueueEndsTheServingThread() throws Exception {
        FutureTask<RequestQueue.Task> next = waiting();
        queue.close();
        assertEquals(new RequestQueue.Task.End(), next.get());
    }
}
