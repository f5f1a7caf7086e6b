package io.sessionaudit.tools.attach;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RunningJvmsTest {
    @Test
    void showsMainClassOrJarWithoutArguments() {
        assertThat(RunningJvms.main("com.acme.Shop password")).isEqualTo("com.acme.Shop");
        assertThat(RunningJvms.main("/opt/shop/shop.jar --token secret")).isEqualTo("shop.jar");
        assertThat(RunningJvms.main("")).isEqualTo("unknown");
    }

    /** Another user chooses the name, and root lists it. */
    @Test
    void removesControlCharacters() {
        assertThat(RunningJvms.main("x\u001b]0;OWNED\u0007\u001b[31mRED.jar")).isEqualTo("x");
        assertThat(RunningJvms.main("\u001b[31m\u202eRED.jar")).isEqualTo("[31m");
    }
}
