package dev.socialconnector.toolkit.wire;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.ProviderClient;
import dev.socialconnector.toolkit.http.ProviderRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;

/** A host with little memory, as a process of its own: asks a hostile provider, beside an honest one that it asks all the time. */
final class SmallHeap {
    static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final HandshakeCertificates ANY =
            new HandshakeCertificates.Builder().addInsecureHost("localhost").build();
    private static final OkHttpClient FIRST = new OkHttpClient.Builder()
            .sslSocketFactory(ANY.sslSocketFactory(), ANY.trustManager())
            .build();

    private SmallHeap() {}

    /**
     * Takes the honest provider's port, then for each hostile one its address and whether it speaks HTTP/2. Prints a line for each:
     * reason, milliseconds, bytes that it cost, honest exchanges and how many of them failed.
     */
    public static void main(String[] arguments) throws InterruptedException {
        URI honest = URI.create("http://localhost:" + arguments[0] + "/token");
        ProviderClient bystander = clientOf(FIRST);
        for (int i = 0; i < 20; i++) {
            bystander.send(form(honest), Deadline.in(PATIENCE));
        }
        for (int i = 1; i < arguments.length; i += 2) {
            URI hostile = URI.create(arguments[i]);
            System.out.println(ask(clientFor(hostile, arguments[i + 1]), hostile, bystander, honest));
        }
        System.exit(0);
    }

    private static String ask(ProviderClient client, URI hostile, ProviderClient bystander, URI honest)
            throws InterruptedException {
        long before = live();
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong peak = new AtomicLong();
        AtomicInteger exchanges = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        Thread watch = new Thread(() -> {
            do {
                peak.accumulateAndGet(live(), Math::max);
            } while (!over.get());
        });
        Thread honestLoad = new Thread(() -> {
            do { // at least once: an attack may be over before this thread has begun
                exchanges.incrementAndGet();
                try {
                    bystander.send(form(honest), Deadline.in(PATIENCE));
                } catch (ConnectorException | OutOfMemoryError lost) {
                    failed.incrementAndGet();
                }
            } while (!over.get());
        });
        watch.start();
        honestLoad.start();
        long start = System.nanoTime();
        String outcome = attack(client, hostile);
        long millis = (System.nanoTime() - start) / 1_000_000;
        over.set(true);
        watch.join();
        honestLoad.join();
        return outcome + " " + millis + " " + (peak.get() - before) + " " + exchanges + " " + failed;
    }

    private static String attack(ProviderClient client, URI hostile) {
        try {
            client.send(form(hostile), Deadline.in(PATIENCE));
            return "none";
        } catch (ConnectorException refusal) {
            return refusal.reason().name();
        } catch (OutOfMemoryError full) {
            return "OutOfMemoryError";
        }
    }

    private static ProviderRequest form(URI address) {
        return ProviderRequest.post(Step.CODE_EXCHANGE, address, Map.of("code", "once"));
    }

    private static ProviderClient clientFor(URI hostile, String http2) {
        OkHttpClient.Builder http = FIRST.newBuilder().connectionPool(new ConnectionPool());
        if (hostile.getScheme().equals("http") && Boolean.parseBoolean(http2)) {
            http.protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
        }
        return clientOf(http.build());
    }

    private static ProviderClient clientOf(OkHttpClient http) {
        return ProviderClient.of(
                ConnectorContext.using(http),
                "example",
                answer -> new ConnectorException(Reason.DENIED, answer.step(), "refused"));
    }

    /** Returns what the heap holds once it is tidied. */
    private static long live() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
