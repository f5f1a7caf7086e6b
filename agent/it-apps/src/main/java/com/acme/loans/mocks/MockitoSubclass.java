package com.acme.loans.mocks;

import org.mockito.MockMakers;

/** Mocks that are subclasses. */
public final class MockitoSubclass extends MockitoMocks {
    @Override
    String mockMaker() {
        return MockMakers.SUBCLASS;
    }
}
