package dev.socialconnector.kakao.capability;

import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.UserRef;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Shows and changes what a person agreed to of the service's own terms (Kakao Sync). To have Kakao ask the person, begin a sign-in
 * with {@link dev.socialconnector.kakao.KakaoParameters#SERVICE_TERMS}.
 *
 * <p>Terms are named by the tags that they have in Kakao's console. A tag that the application does not have is
 * {@link ConnectorException.Reason#UNEXPECTED_RESPONSE}; one that is blank or holds a comma is an
 * {@link IllegalArgumentException}.
 *
 * <p>Source: Kakao Login, REST API, "Retrieve consented service terms" and what follows it.
 */
public interface KakaoServiceTerms extends Capability {
    /** Reads all terms that the person agreed to. */
    default List<KakaoServiceTerm> agreed(UserRef user) {
        return agreed(user, List.of());
    }

    /**
     * Reads which of some terms the person agreed to.
     *
     * @param tags the terms; none for all
     */
    List<KakaoServiceTerm> agreed(UserRef user, Collection<String> tags);

    /** Reads all terms of the application, and how each stands with the person. */
    default List<KakaoServiceTerm> ofApplication(UserRef user) {
        return ofApplication(user, List.of());
    }

    /**
     * Reads some terms of the application, and how each stands with the person.
     *
     * @param tags the terms; none for all
     */
    List<KakaoServiceTerm> ofApplication(UserRef user, Collection<String> tags);

    /**
     * Reports to Kakao that the person agreed to terms here. Kakao does not ask the person: this must be true.
     *
     * @param tags the terms
     * @return those of the terms that Kakao recorded; it leaves out the others without a word
     * @throws IllegalArgumentException if no tag is given
     */
    Set<String> upgrade(UserRef user, Collection<String> tags);

    /**
     * Takes consents to terms back.
     *
     * @param tags the terms
     * @return those of the terms that Kakao took back; it leaves out the others, as required ones, without a word
     * @throws IllegalArgumentException if no tag is given
     */
    Set<String> revoke(UserRef user, Collection<String> tags);
}
