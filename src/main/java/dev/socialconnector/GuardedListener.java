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

    @Override
    public void idTokenDropped(DroppedIdToken dropped) {
        pass(dropped, listener::idTokenDropped);
    }

    @Override
    public void discoveryFailed(FailedDiscovery failure) {
        pass(failure, listener::discoveryFailed);
    }

    private static <E> void pass(E event, Consumer<E> receiver) {
        try {
            receiver.accept(event);
        } catch (Throwable mistake) {
            report(mistake);
        }
    }

    private static void report(Throwable mistake) {
        Thread thread = Thread.currentThread();
        try {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, mistake);
        } catch (Throwable anotherMistake) {
            // The handler is the host's too. There is nobody left to tell, and the sign-in must go on.
        }
    }
}
