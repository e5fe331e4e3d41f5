/**
 * A Naver on a loopback port, for tests of hosts: both doors, its people, the end of links, and unlink notices. Start reading at
 * {@link dev.socialconnector.testing.naver.NaverEmulator}.
 */
@NullMarked
package dev.socialconnector.testing.naver;

import org.jspecify.annotations.NullMarked;
