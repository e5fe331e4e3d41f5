package dev.socialconnector.toolkit;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Says what a failed connection means, without repeating what the other side sent. */
final class TransportFailures {
    private TransportFailures() {}

    static ConnectorException tooLate(ProviderRequest request) {
        return new ConnectorException(
                Reason.UNAVAILABLE,
                request.step(),
                request.uri().getHost() + " did not answer in full by the deadline");
    }

    /**
     * Returns the exception for a connection that failed.
     *
     * @param answering whether the answer had begun; a body that breaks off is OkHttp's ProtocolException too
     */
    static ConnectorException of(ProviderRequest request, IOException failure, boolean answering) {
        boolean garbage = failure instanceof ProtocolException && !answering;
        String host = request.uri().getHost();
        return ConnectorException.builder(
                        garbage ? Reason.UNEXPECTED_RESPONSE : Reason.UNAVAILABLE,
                        request.step(),
                        garbage ? host + " does not speak HTTP" : "the connection to " + host + " failed")
                .cause(withoutForeignText(failure))
                .build();
    }

    /**
     * A failure before the request was sent is told in full. The message of any other may quote the answer, and an answer may
     * quote the request: of those only the kind and the place remain.
     */
    private static IOException withoutForeignText(IOException failure) {
        if (failure instanceof UnknownHostException
                || failure instanceof ConnectException
                || failure instanceof SSLException) {
            return failure;
        }
        IOException bare = new IOException(failure.getClass().getName());
        bare.setStackTrace(failure.getStackTrace());
        return bare;
    }
}
