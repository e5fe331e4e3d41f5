package dev.socialconnector.bench;

import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.kakao.KakaoConnector;
import dev.socialconnector.kakao.settings.KakaoEndpoints;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The beginning of a sign-in, from the redirect URI to the address for the browser, with state, nonce and code challenge. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BeginBench {
    private final KakaoConnector kakao = new KakaoConnector(
            BenchClient.config(KakaoEndpoints.at(URI.create("https://kauth.example.kr"))), ConnectorContext.standard());

    @Benchmark
    public AuthorizationRequest begin() {
        return kakao.begin(AuthorizationOptions.redirectingTo(BenchClient.REDIRECT_URI));
    }
}
