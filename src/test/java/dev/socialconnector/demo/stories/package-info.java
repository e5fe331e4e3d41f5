/**
 * Tests of the demo as people use it: over HTTP, in several processes, and in a real browser.
 */
@NullMarked
package dev.socialconnector.demo.stories;

import org.jspecify.annotations.NullMarked;
