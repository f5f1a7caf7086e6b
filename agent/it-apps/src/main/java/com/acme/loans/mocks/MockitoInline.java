package com.acme.loans.mocks;

import org.mockito.MockMakers;

/** Mocks by instrumentation, with an agent that Mockito loads itself. */
public final class MockitoInline extends MockitoMocks {
    @Override
    String mockMaker() {
        return MockMakers.INLINE;
    }
}
