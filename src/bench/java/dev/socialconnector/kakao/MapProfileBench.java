package dev.socialconnector.kakao;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.bench.BenchUser;
import dev.socialconnector.kakao.profile.KakaoProfileMapper;
import dev.socialconnector.toolkit.http.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From the full answer of {@code /v2/user/me} to a profile, beside the mere reading of the same bytes into Jackson's tree. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MapProfileBench {
    private final byte[] userMe = BenchUser.userMe().getBytes(StandardCharsets.UTF_8);
    private final ObjectReader trees = new ObjectMapper().readerFor(JsonNode.class);

    @Benchmark
    public SocialProfile profile() {
        return KakaoProfileMapper.fromUser(JsonObject.parse(userMe).orElseThrow());
    }

    @Benchmark
    public JsonNode tree() throws IOException {
        return trees.readTree(userMe);
    }
}
