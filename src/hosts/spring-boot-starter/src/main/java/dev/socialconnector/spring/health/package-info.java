/** How sign-ins went lately, for Spring Boot's health endpoint. */
@NullMarked
package dev.socialconnector.spring.health;

import org.jspecify.annotations.NullMarked;
