package dev.socialconnector.kakao;

import dev.socialconnector.ConnectorListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps all that a listener is told, in order. */
public final class RecordingListener implements ConnectorListener {
    public final List<Object> events = new CopyOnWriteArrayList<>();

    @Override
    public void providerCalled(ProviderCall call) {
        events.add(call);
    }

    @Override
    public void keySetFetched(KeySetFetch fetch) {
        events.add(fetch);
    }

    @Override
    public void signInFinished(SignInOutcome outcome) {
        events.add(outcome);
    }

    public <E> List<E> only(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
