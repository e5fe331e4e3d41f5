package dev.socialconnector.kakao.api;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.toolkit.http.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;

/**
 * Pages through {@code /v1/user/ids} as far as it is read. Each page is asked for by the last id of the one before: the addresses of
 * further pages that Kakao sends are plain http and carry the key, so they are looked at only for whether there is one.
 *
 * <p>Kakao does not say whether a page begins with the id that it was asked for by or behind it; both are fine. An id below the one
 * before it is refused, because in another order than the one asked for the last id would not be the largest, and people would be
 * left out. So every page but the last brings something new, and there is an end.
 */
final class LinkedUserIds extends AbstractSpliterator<String> {
    private static final int PAGE = 100;

    private final KakaoApi api;
    private final CallQuota quota;
    private final Deque<Long> page = new ArrayDeque<>();
    private long last;
    private boolean wasLastPage;

    /** Begins behind an id; behind 0 are all. */
    LinkedUserIds(KakaoApi api, CallQuota quota, long last) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL);
        this.api = api;
        this.quota = quota;
        this.last = last;
    }

    @Override
    public boolean tryAdvance(Consumer<? super String> action) {
        if (page.isEmpty() && !wasLastPage) {
            read();
        }
        Long next = page.pollFirst();
        if (next == null) {
            return false;
        }
        action.accept(Long.toString(next));
        return true;
    }

    private void read() {
        quota.await(Step.USERS);
        JsonObject answer = ask();
        if (!(answer.members().get("elements") instanceof List<?> ids)) {
            throw unexpected("the answer has no list of ids");
        }
        List<Long> fresh = behind(last, ids);
        wasLastPage = fresh.isEmpty() || isLastPage(answer, ids.size());
        page.addAll(fresh);
        last = fresh.isEmpty() ? last : fresh.get(fresh.size() - 1);
    }

    /** Kakao says so by a null; if it says nothing, a full page is not taken for the last one. */
    private static boolean isLastPage(JsonObject answer, int size) {
        return answer.members().containsKey("after_url") ? answer.members().get("after_url") == null : size < PAGE;
    }

    private static List<Long> behind(long last, List<?> ids) {
        List<Long> fresh = new ArrayList<>(ids.size());
        long before = last;
        for (Object each : ids) {
            if (!(each instanceof Long id) || id <= 0) {
                throw unexpected("the answer has something in its list that is not an id");
            }
            if (id < before) {
                throw unexpected("the ids are not in ascending order");
            }
            if (id > before) {
                fresh.add(id);
                before = id;
            }
        }
        return fresh;
    }

    private JsonObject ask() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("limit", Integer.toString(PAGE));
        query.put("order", "asc");
        if (last > 0) {
            query.put("from_id", Long.toString(last));
        }
        try {
            return api.get(Step.USERS, "/v1/user/ids", query).requireJson();
        } catch (ConnectorException refusal) {
            throw refusal.reason() == Reason.RATE_LIMITED
                            && refusal.retryAfter().isEmpty()
                    ? untilTheMinuteIsOver(refusal)
                    : refusal;
        }
    }

    /** Another program used the quota up, and Kakao does not say for how long; but it counts by the minute. */
    private static ConnectorException untilTheMinuteIsOver(ConnectorException refusal) {
        ConnectorException.Builder builder = ConnectorException.builder(
                        Reason.RATE_LIMITED, Step.USERS, "Kakao answers no more calls for ids this minute")
                .retryAfter(CallQuota.PERIOD);
        refusal.providerCode().ifPresent(builder::providerCode);
        return builder.build();
    }

    private static ConnectorException unexpected(String why) {
        return new ConnectorException(Reason.UNEXPECTED_RESPONSE, Step.USERS, why);
    }
}
