package dev.socialconnector.spring.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A node is killed while many people sign in. */
class EndedNodeBoot4Test {
    private static final int SIGN_INS = 1_000;
    private static final int AT_ONCE = 8;
    private static final String SIGNED_IN = "signed in";
    private static final String NO_ANSWER = "no answer";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void noSignInIsLostThatCanBeRepeated() throws Exception {
        try (Cluster cluster = Cluster.start();
                NodeProcess doomed = NodeProcess.start(cluster.withNode().arguments())) {
            cluster.proxy().node(doomed.port());
            ExecutorService people = Executors.newFixedThreadPool(AT_ONCE);
            List<Future<Returning>> begun = new ArrayList<>();
            for (int i = 0; i < SIGN_INS; i++) {
                begun.add(people.submit(() -> Returning.begin(cluster, new Visitor(http))));
            }
            List<Returning> atKakao = results(begun);
            long begunAtDoomed = cluster.proxy().log().stream()
                    .filter(line -> line.equals("1 GET /login/social/kakao"))
                    .count();
            cluster.proxy().log().clear();

            CountDownLatch third = new CountDownLatch(SIGN_INS / 3);
            List<Future<String>> finished = new ArrayList<>();
            for (Returning each : atKakao) {
                finished.add(people.submit(() -> {
                    String outcome = each.finish();
                    third.countDown();
                    return outcome;
                }));
            }
            third.await();
            doomed.kill();
            List<String> outcomes = results(finished);
            people.shutdown();

            long finishedByDoomed = cluster.proxy().log().stream()
                    .filter(line -> line.equals("1 GET /login/social/kakao/callback"))
                    .count();
            assertThat(begunAtDoomed).isEqualTo(SIGN_INS / 2);
            assertThat(finishedByDoomed)
                    .as("it was killed in the middle")
                    .isBetween(SIGN_INS / 8L, SIGN_INS / 3L + AT_ONCE);
            assertThat(outcomes)
                    .as("nobody is refused; only what it was just at has no answer")
                    .containsOnly(SIGNED_IN, NO_ANSWER)
                    .filteredOn(NO_ANSWER::equals)
                    .hasSizeLessThan(SIGN_INS / 10);
            for (int i = 0; i < SIGN_INS; i++) {
                Visitor person = atKakao.get(i).visitor();
                if (outcomes.get(i).equals(NO_ANSWER)) {
                    assertThat(Returning.begin(cluster, person).finish()).isEqualTo(SIGNED_IN);
                }
                assertThat(person.open(cluster.proxy().address("/")).body()).isEqualTo("signed in as kakao:3891047281");
            }
        }
    }

    private static <T> List<T> results(List<Future<T>> futures) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(future.get());
        }
        return results;
    }

    /** Somebody who has agreed at Kakao and is on the way back. */
    private record Returning(Visitor visitor, URI callback) {
        static Returning begin(Cluster cluster, Visitor visitor) throws IOException {
            URI atKakao = Visitor.next(visitor.open(cluster.proxy().address("/login/social/kakao")));
            return new Returning(visitor, cluster.kakao().approve(atKakao, "jiu"));
        }

        String finish() throws IOException {
            HttpResponse<String> answer = visitor.open(callback);
            String next = Visitor.next(answer).getPath();
            return answer.statusCode() == 502 ? NO_ANSWER : next.equals("/") ? SIGNED_IN : Visitor.next(answer) + "";
        }
    }
}
