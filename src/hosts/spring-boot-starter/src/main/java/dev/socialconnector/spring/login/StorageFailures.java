package dev.socialconnector.spring.login;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;

/** What a sign-in ends with if its storage fails: it must not go on, and can be begun again later. */
final class StorageFailures {
    private StorageFailures() {}

    /** Says which storage failed, and with what kind of failure: messages of a store can have anything in them. */
    static ConnectorException of(String storage, Exception failure) {
        return of(storage + " failed with " + failure.getClass().getName());
    }

    static ConnectorException of(String what) {
        return new ConnectorException(Reason.UNAVAILABLE, Step.CALLBACK, what);
    }
}
