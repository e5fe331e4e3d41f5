package dev.socialconnector.testing.kakao;

/** How an app asks for one consent item, as set in Kakao's console; an item without a level is switched off. */
public enum ConsentLevel {

    /** Shown when a user links, and must be agreed to. */
    REQUIRED,

    /** Shown when a user links, and may be left out. */
    OPTIONAL,

    /** Not shown at an ordinary sign-in; only when the service asks for it through {@code scope}. */
    DURING_USE
}
