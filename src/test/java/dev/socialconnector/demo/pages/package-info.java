/**
 * The pages for people: the buttons, the account, and the events that came in.
 */
@NullMarked
package dev.socialconnector.demo.pages;

import org.jspecify.annotations.NullMarked;
