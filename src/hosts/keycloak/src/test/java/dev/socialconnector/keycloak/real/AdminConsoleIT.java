package dev.socialconnector.keycloak.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the administrator of the real Keycloak gets to see, and what its class path is. */
@ExtendWith(Stage.Extension.class)
class AdminConsoleIT {
    private static final String PROVIDERS = "/admin/realms/shop/identity-provider/instances";

    private Admin admin;

    @BeforeEach
    void signIn(Stage stage) {
        this.admin = new Admin(stage.keycloak.address());
    }

    @Test
    void theFormIsTheConnectors() {
        JsonNode kakao = component("social-connector-kakao");
        JsonNode oidc = component("social-connector-oidc");

        assertThat(kakao.get("properties").findValuesAsText("name"))
                .startsWith("openIdConnect", "pkce", "scope")
                .endsWith("singleName", "unlinkAtDeletion", "notices")
                .doesNotContain("kauth", "kapi", "clientId");
        assertThat(oidc.get("properties").findValuesAsText("label")).contains("Issuer");
    }

    @Test
    void theFormsTextsAreThereInKorean() {
        String korean = admin.get("/resources/master/admin/ko").body();

        assertThat(korean).contains("\"key\":\"Admin key\",\"value\":\"어드민 키\"");
    }

    @Test
    void faultySettingsAreRefusedAllAtOnce() {
        Admin.Answer refused = admin.post(
                PROVIDERS,
                "{\"alias\":\"faulty\",\"providerId\":\"social-connector-kakao\","
                        + "\"config\":{\"adminKey\":\"not a key!\",\"pkce\":\"perhaps\"}}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("clientId", "adminKey", "pkce").doesNotContain("not a key", "perhaps");
    }

    @Test
    void theLeastThatAnAdministratorFillsInIsEnough() {
        Admin.Answer made = admin.post(
                PROVIDERS,
                "{\"alias\":\"least\",\"providerId\":\"social-connector-kakao\",\"enabled\":true,"
                        + "\"config\":{\"clientId\":\"0a1b2c\",\"clientSecret\":\"s\"}}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(admin.delete(PROVIDERS + "/least").status()).isEqualTo(204);
    }

    @Test
    void theAttributeImporterIsOffered() {
        assertThat(admin.get(PROVIDERS + "/kakao/mapper-types").body())
                .contains("social-connector-user-attribute-mapper");
    }

    @Test
    void theJarBringsWhatKeycloakLacksAndNothingThatItHas() throws IOException {
        Set<String> own = classes(Path.of(System.getProperty("keycloak.provider")));

        assertThat(own)
                .contains("okhttp3/OkHttpClient.class", "okio/Buffer.class", "kotlin/Unit.class")
                .contains("com/nimbusds/jose/JWSObject.class", "dev/socialconnector/kakao/KakaoConnector.class");
        try (Stream<Path> libraries = Files.walk(Path.of(System.getProperty("keycloak.home"), "lib"))) {
            libraries.filter(file -> file.toString().endsWith(".jar")).forEach(library -> assertThat(classes(library))
                    .as(library.toString())
                    .doesNotContainAnyElementsOf(own));
        }
    }

    private JsonNode component(String id) {
        JsonNode types = admin.get("/admin/serverinfo").json().get("componentTypes");
        for (JsonNode type : types.get("org.keycloak.broker.social.SocialIdentityProvider")) {
            if (type.get("id").textValue().equals(id)) {
                return type;
            }
        }
        throw new AssertionError("no " + id);
    }

    private static Set<String> classes(Path jar) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
