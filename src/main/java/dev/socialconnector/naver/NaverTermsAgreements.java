package dev.socialconnector.naver;

import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.UserRef;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Tells which of the service's own terms a person agreed to on Naver's page, for applications whose terms are set up at Naver.
 *
 * <p>Source: Naver Login, developer's guide, section 5.2.1.6.
 */
public interface NaverTermsAgreements extends Capability {
    /**
     * One term that a person agreed to.
     *
     * @param code the term's code, as it was set up at Naver
     * @param agreedAt when; absent if Naver's text of it cannot be read
     */
    record Agreement(String code, Optional<Instant> agreedAt) {
        public Agreement {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(agreedAt, "agreedAt");
        }

        /** Leaves out the code, which is text from outside. */
        @Override
        public String toString() {
            return "Agreement[agreedAt=" + agreedAt + "]";
        }
    }

    /**
     * Reads what the person agreed to.
     *
     * @param user whose agreements they must be; another person's token is refused
     * @throws ConnectorException {@link ConnectorException.Reason#INVALID_TOKEN} if the access token is no good any more, or another
     *     person's
     */
    List<Agreement> agreements(UserRef user);
}
