package dev.socialconnector.toolkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses a server may be asked at, and which of them are its own machine. */
final class ServerAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "HTTPS://EXAMPLE.com:8443/a?b=c",
                "https://xn--bcher-kva.example/",
                "https://1.example.com/",
                "https://example.com1/",
                "https://0x.example/",
                "https://10.0.0.1/",
                "https://255.255.255.255/",
                "https://[2001:db8::1]/",
            })
    void anHttpsAddressIsOne(String address) {
        assertThat(ServerAddress.isHttps(URI.create(address))).isTrue();
        assertThat(ServerAddress.isOwnMachine(URI.create(address))).isFalse();
        assertThat(ServerAddress.https(address)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost",
                "https://LOCALHOST:8443/a?b=c",
                "http://localhost./",
                "http://provider.localhost/",
                "http://a.b.localhost./",
                "http://127.0.0.1:8080",
                "https://127.255.0.254/",
                "http://0.0.0.0/",
                "http://[::1]/",
                "http://[0:0:0:0:0:0:0:1]/",
                "http://[::]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "https://ip6-localhost/",
                "https://localhost.localdomain/",
                "https://localhost6/",
            })
    void theOwnMachineHasManyNames(String address) {
        assertThat(ServerAddress.isOwnMachine(URI.create(address))).isTrue();
        assertThat(ServerAddress.https(address)).isEmpty(); // no picture to be fetched from there
    }

    /** Clouds answer with credentials at 169.254.169.254; both kinds of addresses have many spellings in IPv6. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://169.254.169.254/",
                "https://[::ffff:a9fe:a9fe]/",
                "https://[::ffff:0:7f00:1]/",
                "https://[::ffff:0:a9fe:a9fe]/",
                "https://[::7f00:1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[64:ff9b::a9fe:a9fe]/",
                "https://[64:ff9b::]/",
                "https://[64:ff9b:1::a9fe:a9fe]/",
                "https://[2002:7f00:1::]/",
                "https://[2002:a9fe:a9fe::1]/",
                "https://[2001:0:1:2:3:4:80ff:fffe]/",
                "https://[fe80::1]/",
                "https://[febf::1]/",
            })
    void whatIsNearIsNearInEverySpelling(String address) {
        assertThat(ServerAddress.isOwnMachine(URI.create(address))).isTrue();
        assertThat(ServerAddress.isLoopback(URI.create(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://169.253.1.1/",
                "https://[64:ff9b::808:808]/",
                "https://[2002:808:808::1]/",
                "https://[fec0::1]/",
                "https://[fd00::7f00:1]/",
                "https://[2606:4700::7f00:1]/",
            })
    void whatIsFarIsFar(String address) {
        assertThat(ServerAddress.isOwnMachine(URI.create(address))).isFalse();
        assertThat(ServerAddress.isHttps(URI.create(address))).isTrue();
    }

    /** Where plain http is seen by nobody, for sure. */
    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:1", "http://127.0.0.1", "https://127.255.0.254/", "http://[::1]/a"})
    void loopbackIsTheOwnMachine(String address) {
        assertThat(ServerAddress.isLoopback(URI.create(address))).isTrue();
        assertThat(ServerAddress.isOwnMachine(URI.create(address))).isTrue();
    }

    /** What a resolver or a route may take elsewhere. */
    @ParameterizedTest
    @ValueSource(strings = {"http://localhost./", "http://a.localhost/", "http://0.0.0.0/", "http://[::]/"})
    void otherNamesOfTheOwnMachineAreNotLoopbackForSure(String address) {
        assertThat(ServerAddress.isLoopback(URI.create(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.1/",
                "https://127.0.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.1/",
                "https://127.0.0.256/",
                "https://127.0.0.01/",
                "https://127.0.0.1./",
                "https://127.0.0.1.5/",
                "https://example.1/",
                "https://example.0x1f/",
                "https://example.0x/",
            })
    void aNumberInDisguiseIsNoAddress(String address) {
        assertThat(ServerAddress.isHttps(URI.create(address))).isFalse();
        assertThat(ServerAddress.isLoopback(URI.create(address))).isFalse();
        assertThat(ServerAddress.isOwnMachine(URI.create(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user@example.com/",
                "https://user:pass@example.com/",
                "https://:pass@example.com/",
                "https://example.com/#",
                "https://example.com/#a",
                "https://exam_ple.com/",
                "https://bücher.example/",
                "https:example.com",
                "https:///example.com",
                "//example.com/",
                "/a",
                "ftp://example.com/",
                "ws://localhost/",
                "localhost",
                "localhost:8080",
            })
    void whatIsNoPlainAddressIsNeither(String address) {
        assertThat(ServerAddress.isHttps(URI.create(address))).isFalse();
        assertThat(ServerAddress.isLoopback(URI.create(address))).isFalse();
        assertThat(ServerAddress.isOwnMachine(URI.create(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "http://localhost.example.com/",
                "http://127.0.0.1.example.com/",
                "http://notlocalhost/",
                "http://128.0.0.1/",
                "http://[::2]/",
                "http://10.0.0.1/",
            })
    void plainHttpIsForTheOwnMachine(String address) {
        assertThat(ServerAddress.isHttps(URI.create(address))).isFalse();
        assertThat(ServerAddress.isLoopback(URI.create(address))).isFalse();
        assertThat(ServerAddress.isOwnMachine(URI.create(address))).isFalse();
    }

    @Test
    void aServerIsAskedByHttpsOrOnThisMachine() {
        URI remote = URI.create("https://idp.example.kr/base");
        URI here = URI.create("http://127.0.0.1:8080");

        assertThatNoException().isThrownBy(() -> ServerAddress.requireServer("api", remote));
        assertThatNoException().isThrownBy(() -> ServerAddress.requireServer("api", here));
        for (String unsafe : new String[] {
            "http://idp.example.kr", "https://user@idp.example.kr", "https://idp.example.kr?a=b", "ftp://idp.example.kr"
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ServerAddress.requireServer("api", URI.create(unsafe)))
                    .withMessageContaining("api");
        }
    }

    @Test
    void aServerThatCodeNamedHasNoSlashAtItsEnd() {
        assertThat(ServerAddress.requireServer("api", URI.create("https://idp.example.kr/base/")))
                .isEqualTo(ServerAddress.requireServer("api", URI.create("https://idp.example.kr/base")))
                .hasToString("https://idp.example.kr/base");
    }

    @Test
    void aPathIsBelowAServerWithASlashOrWithout() {
        assertThat(ServerAddress.below(URI.create("https://a.example/"), "/token"))
                .isEqualTo(ServerAddress.below(URI.create("https://a.example"), "/token"))
                .hasToString("https://a.example/token");
    }
}
