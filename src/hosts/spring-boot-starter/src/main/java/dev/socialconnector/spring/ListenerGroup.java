package dev.socialconnector.spring;

import dev.socialconnector.ConnectorListener;
import java.util.List;
import java.util.function.Consumer;

/** Tells all listeners of the application; one that throws keeps nobody else from hearing. */
record ListenerGroup(List<ConnectorListener> listeners) implements ConnectorListener {
    ListenerGroup {
        listeners = List.copyOf(listeners);
    }

    @Override
    public void providerCalled(ProviderCall call) {
        each(listener -> listener.providerCalled(call));
    }

    @Override
    public void keySetFetched(KeySetFetch fetch) {
        each(listener -> listener.keySetFetched(fetch));
    }

    @Override
    public void signInFinished(SignInOutcome outcome) {
        each(listener -> listener.signInFinished(outcome));
    }

    @Override
    public void idTokenDropped(DroppedIdToken dropped) {
        each(listener -> listener.idTokenDropped(dropped));
    }

    private void each(Consumer<ConnectorListener> tell) {
        RuntimeException first = null;
        for (ConnectorListener listener : listeners) {
            try {
                tell.accept(listener);
            } catch (RuntimeException broken) {
                first = first == null ? broken : first;
            }
        }
        if (first != null) {
            throw first; // the context hands it to the thread's uncaught exception handler
        }
    }
}
