package io.sessionaudit.scope;

import java.lang.module.ModuleDescriptor;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The jar needs only the JDK and exports only the API. */
class ModuleTest {

    private final ModuleDescriptor module = Sessions.class.getModule().getDescriptor();

    @Test
    void requiresOnlyTheJdk() {
        assertThat(module.requires())
                .extracting(ModuleDescriptor.Requires::name)
                .containsExactlyInAnyOrder("java.base", "java.sql", "org.jspecify");
        // Compile-time only: annotations.
        assertThat(module.requires())
                .filteredOn(required -> required.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
                .extracting(ModuleDescriptor.Requires::name)
                .containsExactly("org.jspecify");
    }

    @Test
    void exportsOnlyTheApi() {
        assertThat(module.exports())
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactly("io.sessionaudit.scope");
    }
}
