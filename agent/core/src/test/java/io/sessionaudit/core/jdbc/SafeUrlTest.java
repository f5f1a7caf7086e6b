package io.sessionaudit.core.jdbc;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SafeUrlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:mysql://db/orders?user=app&password=secret | jdbc:mysql://db/orders",
                "jdbc:mysql://app:secret@db:3306/orders | jdbc:mysql://db:3306/orders",
                "jdbc:mysql://app:sec@ret@db/orders | jdbc:mysql://db/orders",
                "jdbc:mysql://address=(host=db)(password=secret)/orders | jdbc:mysql:",
                "jdbc:postgresql://db/orders?password=secret | jdbc:postgresql://db/orders",
                "jdbc:sqlserver://db:1433;databaseName=orders;password=secret | jdbc:sqlserver://db:1433",
                "jdbc:oracle:thin:app/secret@db:1521/orders | jdbc:oracle:thin:@db:1521/orders",
                "jdbc:h2:mem:orders;PASSWORD=secret | jdbc:h2:mem:orders",
                "jdbc:mariadb://db/orders | jdbc:mariadb://db/orders",
                "jdbc:teradata://host/DATABASE=x,USER=u,PASSWORD=secret | jdbc:teradata://host",
                "jdbc:db2://host:50000/db:user=u;password=secret; | jdbc:db2://host:50000/db",
                "jdbc:db2://host:50000/db:password=secret | jdbc:db2://host:50000/db",
                "jdbc:oracle:thin:scott/\"ti@secret\"@//host:1521/orders | jdbc:oracle:thin:@//host:1521/orders",
                "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(HOST=db))(PASSWORD=secret)) | jdbc:oracle:thin:@",
                "jdbc:mysql://app:se/secret?x@db/orders | jdbc:mysql://db/orders",
                "jdbc:mysql://db:3306/orders?user=app@corp&password=secret | jdbc:mysql://db:3306/orders",
                "jdbc:mysql://one:3306,two:3306/orders?password=secret | jdbc:mysql://one:3306,two:3306/orders",
            })
    void keepsAddressAndRemovesSecrets(String url, String safe) {
        assertThat(SafeUrl.of(url)).isEqualTo(safe).doesNotContain("secret");
    }

    @Test
    @Timeout(10)
    void handlesLongUrls() {
        for (String part : List.of("a:", "a,", "/a", "@", "?a=", "(", "[::1],", "a@", "=", " x")) {
            assertThat(SafeUrl.of("jdbc:mysql://" + part.repeat(1_000))).startsWith("jdbc:mysql:");
            assertThat(SafeUrl.of("jdbc:mysql://" + part.repeat(100_000))).isEqualTo("jdbc:mysql:");
            assertThat(SafeUrl.of("jdbc:oracle:thin:" + part.repeat(1_000))).startsWith("jdbc:oracle:thin:");
            assertThat(SafeUrl.of(part.repeat(100_000))).hasSizeLessThan(100);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:acme:orders", "jdbc:acme://db/orders", "jdbc:oracle:thin:@(HOST=db)", "orders"})
    void reportsThatDatabasesMayDiffer(String url) {
        assertThat(SafeUrl.omitsAddress(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:mysql://db/orders", "jdbc:h2:mem:orders", "jdbc:oracle:thin:@db:1521:orders"})
    void reportsThatTheAddressIsShown(String url) {
        assertThat(SafeUrl.omitsAddress(url)).isFalse();
    }

    @Test
    void returnsNullForNull() {
        assertThat(SafeUrl.of(null)).isNull();
    }
}
