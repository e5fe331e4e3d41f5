/**
 * Who is signed in, and what a host does for that person by the library. Start reading at {@link dev.socialconnector.demo.accounts.SignIn}.
 */
@NullMarked
package dev.socialconnector.demo.accounts;

import org.jspecify.annotations.NullMarked;
