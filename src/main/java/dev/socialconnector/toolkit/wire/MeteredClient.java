package dev.socialconnector.toolkit.wire;

import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/**
 * Makes a client whose connections bring no more than answers need. All else stays as the host has it: its socket factories make the
 * sockets, its interceptors come first.
 */
public final class MeteredClient {
    private MeteredClient() {}

    /** Makes such a client from one of the host's. */
    public static OkHttpClient of(OkHttpClient ofHost) {
        boolean multiplexed = ofHost.protocols().contains(Protocol.H2_PRIOR_KNOWLEDGE);
        OkHttpClient.Builder builder = ofHost.newBuilder()
                .socketFactory(new MeteredSocketFactory(ofHost.socketFactory(), multiplexed))
                .addNetworkInterceptor(new AnswerMeter());
        X509TrustManager trust = ofHost.x509TrustManager();
        if (trust != null && ofHost.connectionSpecs().stream().anyMatch(ConnectionSpec::isTls)) {
            SSLSocketFactory tls = new MeteredTlsFactory(ofHost.sslSocketFactory());
            builder.sslSocketFactory(tls, trust);
        }
        return builder.build();
    }
}
