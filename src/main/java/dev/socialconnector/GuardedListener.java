package dev.socialconnector;

import java.util.function.Consumer;

/** Passes events on, and keeps the host's mistakes in its listener away from the sign-in. */
record GuardedListener(ConnectorListener listener) implements ConnectorListener {
    @Override
    public void providerCalled(ProviderCall call) {
        pass(call, listener::providerCalled);
    }

    @Override
    public void keySetFetched(KeySetFetch fetch) {
        pass(fetch, listener::keySetFetched);
    }

    @Override
    public void signInFinished(SignInOutcome outcome) {
        pass(outcome, listener::signInFinished);
    }

    private static <E> void pass(E event, Consumer<E> receiver) {
        try {
            receiver.accept(event);
        } catch (RuntimeException mistake) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, mistake);
        }
    }
}
