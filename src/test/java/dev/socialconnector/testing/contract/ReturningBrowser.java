package dev.socialconnector.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;

/** A browser that comes back from a provider where the person agreed, and what it could bring in place of that. */
final class ReturningBrowser {
    private final ContractBed bed;
    final AuthorizationSession session;
    final CallbackQuery query;

    ReturningBrowser(ContractBed bed) {
        AuthorizationRequest request = bed.begin();
        this.bed = bed;
        this.session = request.session();
        this.query = CallbackQuery.of(bed.agreed(request));
    }

    private ReturningBrowser(ContractBed bed, AuthorizationSession session, CallbackQuery query) {
        this.bed = bed;
        this.session = session;
        this.query = query;
    }

    /** Returns the same browser, coming back to another connector. */
    ReturningBrowser to(ContractBed other) {
        return new ReturningBrowser(other, session, query);
    }

    /** Returns what it would bring had the provider ended the sign-in with an error. */
    CallbackQuery error(String word) {
        return query.without("code").with("error", word);
    }

    /** Brings something that must not be taken, before the provider hears of it. */
    void isRefusedWith(CallbackQuery brought) {
        isRefusedWith(brought, session);
    }

    /** Brings something to a session that it must not be taken for, before the provider hears of it. */
    void isRefusedWith(CallbackQuery brought, AuthorizationSession session) {
        ConnectorException refusal = bed.refusalWithoutCall(brought.raw(), session);
        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_CALLBACK);
        assertThat(refusal.step()).isEqualTo(Step.CALLBACK);
        assertThat(refusal).hasMessageNotContaining(session.state());
    }

    /** Returns how something is refused, before the provider hears of it. */
    ConnectorException refusal(CallbackQuery brought) {
        return bed.refusalWithoutCall(brought.raw(), session);
    }
}
