package dev.socialconnector.spring.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.testing.kakao.KakaoPaths;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes behind a proxy that sends each request to the other one, with Spring Session. */
class TwoNodesTest {
    private static final String REVOKED = "https://schemas.openid.net/secevent/oauth/event-type/tokens-revoked";
    private static final String EVENTS = "/webhooks/social/kakao/events";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Cluster cluster;

    private final Visitor visitor = new Visitor(HTTP);

    @BeforeAll
    static void start() throws IOException {
        cluster = Cluster.start();
        cluster.withNode().withNode();
    }

    @AfterAll
    static void stop() throws IOException {
        if (cluster != null) {
            cluster.close();
        }
    }

    @BeforeEach
    void forget() {
        cluster.proxy().log().clear();
        heard(0).clear();
        heard(1).clear();
    }

    @Test
    void aSignInGoesRoundBothNodes() throws IOException {
        HttpResponse<String> refused = visitor.open(cluster.proxy().address("/private"));
        visitor.open(Visitor.next(refused));
        HttpResponse<String> begun = visitor.open(cluster.proxy().address("/login/social/kakao"));
        HttpResponse<String> back = visitor.open(cluster.kakao().approve(Visitor.next(begun), "jiu"));
        HttpResponse<String> page = visitor.open(Visitor.next(back));
        HttpResponse<String> onTheOther = visitor.open(Visitor.next(back));

        assertThat(page.body()).isEqualTo("signed in as kakao:3891047281");
        assertThat(onTheOther.body()).isEqualTo("signed in as kakao:3891047281");
        assertThat(cluster.proxy().log())
                .extracting(line -> line.substring(2))
                .containsExactly(
                        "GET /private",
                        "GET /login",
                        "GET /login/social/kakao",
                        "GET /login/social/kakao/callback",
                        "GET /private",
                        "GET /private");
        assertThat(cluster.proxy().log().stream().map(line -> line.charAt(0)).toList())
                .as("each request was at the other node")
                .isIn(List.of('0', '1', '0', '1', '0', '1'), List.of('1', '0', '1', '0', '1', '0'));
    }

    @Test
    void whatOneNodeFinishedIsRefusedByTheOther() throws IOException {
        URI callback = callback(visitor);
        String query = "/login/social/kakao/callback?" + callback.getRawQuery();
        int exchanges = cluster.kakao().count(KakaoPaths.TOKEN);

        HttpResponse<String> onB = visitor.open(cluster.at(1, query));
        HttpResponse<String> onA = visitor.open(cluster.at(0, query));

        assertThat(Visitor.next(onB)).hasPath("/");
        assertThat(Visitor.next(onA)).hasPath("/login").hasParameter("error", "invalid-callback");
        assertThat(cluster.kakao().count(KakaoPaths.TOKEN)).isEqualTo(exchanges + 1);
    }

    @Test
    void aCallbackThatComesToBothAtOnceIsExchangedOnce() throws Exception {
        URI callback = callback(visitor);
        int exchanges = cluster.kakao().count(KakaoPaths.TOKEN);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();

        for (int i = 0; i < 16; i++) {
            answers.add(threads.submit(() -> visitor.open(callback)));
        }

        int signedIn = 0;
        for (Future<HttpResponse<String>> answer : answers) {
            signedIn += Visitor.next(answer.get()).getPath().equals("/login") ? 0 : 1;
        }
        threads.shutdown();
        assertThat(signedIn).isEqualTo(1);
        assertThat(cluster.kakao().count(KakaoPaths.TOKEN)).isEqualTo(exchanges + 1);
    }

    @Test
    void aWebhookThatComesToBothIsDeliveredOnce() throws Exception {
        String token = cluster.kakao().webhooks().event(REVOKED, "jiu").token();

        int atA = post(cluster.at(0, EVENTS), token);
        int atB = post(cluster.at(1, EVENTS), token);

        assertThat(List.of(atA, atB)).containsOnly(202);
        for (int i = 0; i < 500 && heard(0).isEmpty(); i++) {
            Thread.sleep(10); // the answer goes out first
        }
        assertThat(heard(0)).hasSize(1);
        assertThat(heard(1)).isEmpty();
    }

    private static URI callback(Visitor visitor) throws IOException {
        HttpResponse<String> begun = visitor.open(cluster.proxy().address("/login/social/kakao"));
        return cluster.kakao().approve(Visitor.next(begun), "jiu");
    }

    private static List<?> heard(int node) {
        return cluster.node(node).getBean(NodeApplication.class).heard;
    }

    private static int post(URI address, String token) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(address)
                                .header("Content-Type", "application/secevent+jwt")
                                .POST(HttpRequest.BodyPublishers.ofString(token))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
