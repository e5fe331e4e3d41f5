package dev.socialconnector.testing;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** Takes each request from MockWebServer: records it, applies the fault whose turn it is, or lets the handler answer. */
public final class EmulatorDispatcher extends Dispatcher {

    private final MockWebServer server;
    private final Connections connections;
    private final Handler handler;
    private final Traffic traffic;
    private final FaultPlan faults;
    private final CountDownLatch closed = new CountDownLatch(1);

    public EmulatorDispatcher(
            MockWebServer server, Connections connections, Handler handler, Traffic traffic, FaultPlan faults) {
        this.server = server;
        this.connections = connections;
        this.handler = handler;
        this.traffic = traffic;
        this.faults = faults;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        forgetOneRequest();
        IncomingCall call = IncomingCall.of(request);
        traffic.add(call.toRecord());
        Optional<Fault> fault = faults.next(call.path());
        Exchange exchange = new Exchange(() -> answer(call), () -> connections.cut(call.connectionIndex()), closed);
        return fault.isPresent() ? fault.get().apply(exchange) : exchange.answer();
    }

    /** Lets stalled and delayed calls go; their connections are cut. */
    @Override
    public void close() {
        closed.countDown();
    }

    /** MockWebServer keeps every request until it is taken, which would fill the memory of long runs. */
    private void forgetOneRequest() throws InterruptedException {
        server.takeRequest(0, TimeUnit.MILLISECONDS);
    }

    private MockResponse answer(IncomingCall call) {
        try {
            return handler.answer(call);
        } catch (RuntimeException e) {
            return Answers.page(500, ErrorPage.html("emulator", "failed by itself: " + e));
        }
    }
}
