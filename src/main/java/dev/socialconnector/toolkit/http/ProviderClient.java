package dev.socialconnector.toolkit.http;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.ConnectorListener;
import dev.socialconnector.toolkit.wire.IdleException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import okhttp3.Response;

/**
 * Talks to one provider through the host's HTTP client, safely whatever the provider does.
 *
 * <p>Redirects are not followed. What is not a GET is sent at most once, unless HTTP/2 says that it was certainly not processed
 * (RFC 9113 section 8.7); a GET is repeated once if the connection or the provider failed and time is left. Every request ends
 * by the deadline, but for look-ups of names ({@link Deadline}). Answers are read up to a limit, and so is all that a server
 * sends around them. What goes wrong becomes a {@link ConnectorException} without any text from outside.
 */
public final class ProviderClient {
    private static final int MAX_REFUSED = 2;
    private static final int MAX_KNOCK_BYTES = 64 * 1024;

    private final String connectorId;
    private final Transport transport;
    private final AnswerReader reader;
    private final ConnectorListener listener;
    private final ProviderErrors errors;
    private final WarmUp warmUp;

    private ProviderClient(ConnectorContext context, String connectorId, ProviderErrors errors) {
        this.connectorId = Objects.requireNonNull(connectorId, "connectorId");
        this.errors = Objects.requireNonNull(errors, "errors");
        this.transport = context.shared(Transport.class, Transport::of);
        this.reader = new AnswerReader(context.clock());
        this.listener = context.listener();
        this.warmUp = new WarmUp(this, context);
    }

    /** Makes a client for one connector, which reads the provider's refusals in its own way. */
    public static ProviderClient of(ConnectorContext context, String connectorId, ProviderErrors errors) {
        return new ProviderClient(context, connectorId, errors);
    }

    /**
     * Sends a request and returns the answer, which is always one of success (2xx).
     *
     * @throws ConnectorException for a refusal as the provider's errors are read; {@link Reason#UNAVAILABLE} if there is no whole
     *     answer by the deadline; {@link Reason#UNEXPECTED_RESPONSE} if it is too large, brings too much around it, or is not HTTP
     */
    public ProviderAnswer send(ProviderRequest request, Deadline deadline) {
        return send(request, deadline, errors);
    }

    /** As {@link #send(ProviderRequest, Deadline)}, for a request whose refusals can be told better than the provider's others. */
    public ProviderAnswer send(ProviderRequest request, Deadline deadline, ProviderErrors errors) {
        try {
            return attempt(request, deadline, errors, 1);
        } catch (ConnectorException failure) {
            boolean worthRepeating = request.isRepeatable()
                    && failure.reason() == Reason.UNAVAILABLE
                    && failure.retryAfter().isEmpty()
                    && !deadline.isOver()
                    && !Thread.currentThread().isInterrupted();
            if (!worthRepeating) {
                throw failure;
            }
        }
        return attempt(request, deadline, errors, 2);
    }

    /** Returns what can be had ready for the sign-ins of this connector. */
    public WarmUp warmUp() {
        return warmUp;
    }

    /** Opens a connection that GETs can go over later. What the server answers does not matter. */
    void knock(URI server, Deadline deadline) {
        ProviderErrors anything =
                answer -> new ConnectorException(Reason.UNEXPECTED_RESPONSE, answer.step(), "the server is there");
        attempt(ProviderRequest.options(Step.WARM_UP, server).limit(MAX_KNOCK_BYTES), deadline, anything, 1);
    }

    /** Reads a refusal that came with a status of success. */
    public ConnectorException refusalOf(ProviderAnswer answer) {
        return errors.exceptionFor(answer);
    }

    private ProviderAnswer attempt(ProviderRequest request, Deadline deadline, ProviderErrors errors, int attempt) {
        long start = System.nanoTime();
        int status = 0;
        boolean follows = transport.recent().has(request.uri());
        try (Response response = execute(request, attempt, follows, deadline)) {
            status = response.code();
            ProviderAnswer answer = reader.read(request, response);
            note(request, follows);
            if (status < 200 || status >= 300) {
                throw errors.exceptionFor(answer);
            }
            return answer;
        } catch (IOException failure) {
            throw deadline.isOver()
                    ? TransportFailures.tooLate(request)
                    : TransportFailures.of(request, failure, status != 0);
        } catch (ConnectorException known) {
            throw known;
        } catch (RuntimeException foreign) { // OkHttp about absurd answers, or an interceptor of the host
            throw TransportFailures.of(request, foreign);
        } finally {
            Duration duration = Duration.ofNanos(System.nanoTime() - start);
            listener.providerCalled(
                    new ConnectorListener.ProviderCall(connectorId, request.step(), status, duration, attempt));
        }
    }

    /** What a profile is read from without a form before it has a connection of its own, which can be had ready. */
    private void note(ProviderRequest request, boolean follows) {
        if (request.body() != null) {
            transport.recent().answered(request.uri());
        } else if (request.step() == Step.PROFILE && !follows) {
            warmUp.learn(request.uri());
        }
    }

    /** A request that was not sent, or that the server did not process, can be sent again, whatever it is; twice, because something must be wrong. */
    private Response execute(ProviderRequest request, int attempt, boolean follows, Deadline deadline)
            throws IOException {
        for (int refused = 0; ; refused++) {
            try {
                return transport
                        .call(request, attempt, follows, deadline.remaining())
                        .execute();
            } catch (IOException failure) {
                boolean idle = failure instanceof IdleException;
                if (idle) {
                    transport.dropIdle();
                }
                if (!(idle || TransportFailures.isOfUnprocessed(failure))
                        || refused == MAX_REFUSED
                        || deadline.isOver()) {
                    throw failure;
                }
            }
        }
    }
}
