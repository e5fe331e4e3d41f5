package dev.socialconnector.keycloak.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoticeReaderTest {
    @Test
    void aFormIsPutTogetherAgain() {
        Map<String, List<String>> form = new LinkedHashMap<>();
        form.put("app_id", List.of("123"));
        form.put("이름", List.of("a&b=c d+é"));

        assertThat(NoticeReader.encoded(form)).isEqualTo("app_id=123&%EC%9D%B4%EB%A6%84=a%26b%3Dc+d%2B%C3%A9");
    }

    @Test
    void whatCameTwiceStaysTwice() {
        assertThat(NoticeReader.encoded(Map.of("user_id", List.of("1", "2")))).isEqualTo("user_id=1&user_id=2");
    }
}
