package dev.socialconnector.testing.contract;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.socialconnector.ConnectorException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The exceptions that calls must end in, and all that can be read of them. */
public final class Refusals {
    private Refusals() {}

    /** Makes the call and returns how it was refused. */
    public static ConnectorException refusalOf(ThrowingCallable call) {
        ConnectorException refusal = catchThrowableOfType(ConnectorException.class, call);
        if (refusal == null) {
            throw new AssertionError("expected a ConnectorException, but nothing was thrown");
        }
        return refusal;
    }

    /** Returns what a log would show: messages, causes and stacks. */
    public static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
