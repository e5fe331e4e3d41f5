package dev.socialconnector.testing.contract;

/** A part of the {@link ConnectorContract}. */
interface ContractPart {
    /** Returns what a test works with; each test gets its own. */
    ContractBed bed();
}
