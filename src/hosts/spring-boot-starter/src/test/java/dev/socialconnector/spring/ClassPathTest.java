package dev.socialconnector.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import kotlin.KotlinVersion;
import okhttp3.OkHttp;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;

/** Boot manages versions of what the library needs, too: none may be older than the library can do with. */
class ClassPathTest {
    @Test
    void theTestsRunOnTheBootTheyAreMeantFor() {
        assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("spring-boot.version"));
    }

    @Test
    void noLibraryIsOlderThanNeeded() throws IOException {
        assertThat(KotlinVersion.CURRENT.isAtLeast(2, 1)).isTrue();
        assertThat(OkHttp.VERSION).startsWith("5.5.");
        assertThat(com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION.toString())
                .startsWith("2.21.");
        assertThat(nimbus()).startsWith("10.");
    }

    private static String nimbus() throws IOException {
        Properties properties = new Properties();
        try (InputStream of =
                JOSEObject.class.getResourceAsStream("/META-INF/maven/com.nimbusds/nimbus-jose-jwt/pom.properties")) {
            properties.load(of);
        }
        return properties.getProperty("version");
    }
}
