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

    /** What becomes of notices that the provider sends. */
    static final ConfigField NOTICES = ConfigField.choice("notices", "act", "report")
            .label("Notices of the provider", "제공자의 알림")
            .choiceLabel("act", "Remove links, end sessions, and record admin events", "연결과 세션을 끊고 관리자 이벤트로 남김")
            .choiceLabel("report", "Record admin events only", "관리자 이벤트로만 남김")
            .help(
                    "Enter these addresses at the provider, as far as it has a place for them: the redirect URI followed by"
                            + " /notice/unlink (a person broke the link), /notice/events (security events),"
                            + " /notice/logout (back-channel logout).",
                    "제공자에 등록할 곳이 있으면 리다이렉트 URI 뒤에 다음을 붙인 주소를 등록하세요:"
                            + " /notice/unlink (연결 해제), /notice/events (계정 상태 변경), /notice/logout (백채널 로그아웃).");

    static final List<ConfigField> ALL = List.of(SINGLE_NAME, UNLINK_AT_DELETION, NOTICES);

    private DoorFields() {}

    static boolean fillsLastName(Map<String, String> config) {
        return !"ask".equals(config.get(SINGLE_NAME.key()));
    }

    static boolean actsOnNotices(Map<String, String> config) {
        return !"report".equals(config.get(NOTICES.key()));
    }

    static boolean unlinksAtDeletion(Map<String, String> config) {
        return !"false".equals(config.get(UNLINK_AT_DELETION.key()));
    }
}
