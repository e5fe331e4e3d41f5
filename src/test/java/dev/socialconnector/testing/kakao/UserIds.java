package dev.socialconnector.testing.kakao;

import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.Parameters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /v1/user/ids}: the ids of linked users page by page, 100 calls a minute. As at Kakao, the addresses of the neighbouring pages
 * are plain http and carry the admin key; whoever follows one sends a key to anybody on the way.
 */
final class UserIds implements ApplicationHandler.Endpoint {

    /** The parameter by which {@code after_url} carries the admin key. */
    static final String KEY = "appkey";

    private static final int CALLS_A_MINUTE = 100;

    private final EmulatorState state;
    private final Deque<Instant> calls = new ArrayDeque<>();

    UserIds(EmulatorState state) {
        this.state = state;
    }

    @Override
    public String body(Parameters parameters, String adminKey) {
        countCall();
        int limit = number(parameters, "limit").orElse(100L).intValue();
        if (limit < 1 || limit > 100) {
            throw KapiFailure.badParameter("limit must be between 1 and 100");
        }
        String order = parameters.value("order").orElse("asc");
        if (!order.equals("asc") && !order.equals("desc")) {
            throw KapiFailure.badParameter("order must be asc or desc");
        }
        Optional<Long> fromId = number(parameters, "from_id");
        Comparator<Long> byId = order.equals("asc") ? Comparator.naturalOrder() : Comparator.reverseOrder();
        List<Long> all = state.users().stream()
                .filter(user -> state.link(user.name()).linked())
                .map(EmulatedUser::id)
                .sorted(byId)
                .toList();
        List<Long> rest = all.stream()
                .filter(id -> fromId.isEmpty() || isInPage(byId.compare(id, fromId.get())))
                .toList();
        List<Long> page = rest.stream().limit(limit).toList();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("elements", page);
        body.put("before_url", rest.size() == all.size() || page.isEmpty() ? null : url(page.get(0), order, adminKey));
        body.put("after_url", rest.size() == page.size() ? null : url(page.get(page.size() - 1), order, adminKey));
        return Answers.write(body);
    }

    private boolean isInPage(int place) {
        return state.defaultApp().fromIdExcluded() ? place > 0 : place >= 0;
    }

    private String url(long fromId, String order, String adminKey) {
        return state.address() + KakaoPaths.USER_IDS + "?order=" + order + "&from_id=" + fromId + "&" + KEY + "="
                + adminKey;
    }

    private synchronized void countCall() {
        Instant now = state.now();
        calls.removeIf(call -> !call.isAfter(now.minus(Duration.ofMinutes(1))));
        if (calls.size() >= CALLS_A_MINUTE) {
            throw KapiFailure.quotaExceeded();
        }
        calls.addLast(now);
    }

    private static Optional<Long> number(Parameters parameters, String name) {
        try {
            return parameters.value(name).map(Long::valueOf);
        } catch (NumberFormatException noNumber) {
            throw KapiFailure.badParameter(name + " must be a number");
        }
    }
}
