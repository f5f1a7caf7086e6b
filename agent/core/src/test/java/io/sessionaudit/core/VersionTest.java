package io.sessionaudit.core;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VersionTest {
    @Test
    void containsTheVersionOfTheBuild() {
        assertThat(Version.current()).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
    }
}
