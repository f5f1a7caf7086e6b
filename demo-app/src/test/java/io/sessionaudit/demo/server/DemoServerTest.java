package io.sessionaudit.demo.server;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DemoServerTest {

    private static final String URL = "jdbc:mysql://me:secret@db.example:3306/orders?user=me&password=secret";

    @Test
    void usesTheNamedServerAndDoesNotPrintItsPassword() {
        try (DemoServer server = DemoServer.start(Optional.of(URL))) {
            assertThat(server.url()).isEqualTo(URL);
            assertThat(server.description())
                    .isEqualTo("jdbc:mysql://db.example:3306/orders, because --url names it")
                    .doesNotContain("secret");
        }
    }

    @Test
    void rejectsUrlOfAnotherDatabase() {
        assertThatThrownBy(() -> DemoServer.start(Optional.of("jdbc:postgresql://db/orders?password=secret")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a MySQL URL: jdbc:postgresql://db/orders")
                .hasMessageNotContaining("secret");
    }

    @Test
    void reportsRootCauseInOneLine() {
        Exception cause = new Exception("no space left\nand much more");
        assertThat(DemoServer.reasonOf(new RuntimeException("wrapped", cause))).isEqualTo("Exception: no space left");
    }
}
