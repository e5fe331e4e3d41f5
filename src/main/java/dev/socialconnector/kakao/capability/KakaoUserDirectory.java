package dev.socialconnector.kakao.capability;

import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.SocialProfile;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The people who are linked to the application, for reconciling them with the service's own accounts. Only with an admin key.
 *
 * <p>Kakao allows 100 calls for ids a minute and application. The calls of one connector keep to that by waiting on the thread that
 * reads, but for calls that are repeated because a connection failed; so, or with several processes at it, Kakao may still
 * refuse one ({@link ConnectorException.Reason#RATE_LIMITED}).
 */
public interface KakaoUserDirectory extends Capability {
    /**
     * Reads the profiles of many people in few calls.
     *
     * @param subjects whose profiles; another person's in an answer is refused
     * @return the profiles in the order of the subjects; those of people who are not linked are missing
     * @throws IllegalArgumentException if a subject is not a Kakao id
     */
    List<SocialProfile> profiles(Collection<String> subjects);

    /**
     * Reads a part of the profiles. What is left out looks as if it were not configured at Kakao, its consent too.
     *
     * @param subjects whose profiles; another person's in an answer is refused
     * @param propertyKeys which members of the answer to send, as in {@link KakaoProfileLookup}; none to send all. With some, a
     *     call brings 20 people in place of 100.
     * @return the profiles in the order of the subjects; those of people who are not linked are missing
     * @throws IllegalArgumentException if a subject is not a Kakao id
     */
    List<SocialProfile> profiles(Collection<String> subjects, Collection<String> propertyKeys);

    /**
     * Lists everybody who is linked, in ascending order of the number that a subject is. Asks Kakao while it is read, for 100 people
     * at a time; to read a part of it costs no more than that part. Read by one thread.
     *
     * <p>What goes wrong, or an interruption of the wait ({@link ConnectorException.Reason#UNAVAILABLE}), is thrown by the operation
     * that reads. {@link #subjectsAfter} goes on from the last subject that was read.
     */
    Stream<String> subjects();

    /**
     * Lists those behind a subject, as {@link #subjects()}.
     *
     * @param subject the last one that is known already; it need not be linked any more
     * @throws IllegalArgumentException if it is not a Kakao id
     */
    Stream<String> subjectsAfter(String subject);
}
