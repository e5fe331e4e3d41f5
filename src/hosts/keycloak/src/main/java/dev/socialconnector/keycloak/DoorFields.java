package dev.socialconnector.keycloak;

import dev.socialconnector.settings.ConfigField;
import java.util.List;
import java.util.Map;

/** What this door asks besides a connector's own settings. */
final class DoorFields {
    /** What becomes of the last name, which Keycloak demands, of people whose provider tells one name only. */
    static final ConfigField SINGLE_NAME = ConfigField.choice("singleName", "fill", "ask")
            .label("People with one name", "이름이 하나인 사용자")
            .choiceLabel("fill", "Set the last name to a hyphen", "성에 하이픈(-)을 넣음")
            .choiceLabel("ask", "Let the person fill in the last name", "사용자가 성을 직접 입력")
            .help(
                    "Keycloak demands a first and a last name of new people; many providers tell a nickname only.",
                    "Keycloak은 새 사용자에게 이름과 성을 요구하지만, 닉네임만 알려 주는 제공자가 많습니다.");

    /** Whether people who are deleted here are unlinked at the provider. */
    static final ConfigField UNLINK_AT_DELETION = ConfigField.flag("unlinkAtDeletion", true)
            .label("Unlink deleted people", "삭제된 사용자 연결 해제")
            .help(
                    "Whether deleting a user here also breaks the link at the provider, where the connector can do so.",
                    "여기서 사용자를 삭제할 때 제공자와의 연결도 끊을지 정합니다. 커넥터가 지원하는 경우에만 적용됩니다.");

    static final List<ConfigField> ALL = List.of(SINGLE_NAME, UNLINK_AT_DELETION);

    private DoorFields() {}

    static boolean fillsLastName(Map<String, String> config) {
        return !"ask".equals(config.get(SINGLE_NAME.key()));
    }

    static boolean unlinksAtDeletion(Map<String, String> config) {
        return !"false".equals(config.get(UNLINK_AT_DELETION.key()));
    }
}
