/**
 * What the demo's pages have in common: requests, replies, cookies, forms, texts, and the pages that tell of problems.
 */
@NullMarked
package dev.socialconnector.demo.web;

import org.jspecify.annotations.NullMarked;
