package io.sessionaudit.runtime.jdbc;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SafeUrlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:mysql://db/orders?user=app&password=secret | jdbc:mysql://db/orders",
                "jdbc:mysql://app:secret@db:3306/orders | jdbc:mysql://db:3306/orders",
                "jdbc:mysql://app:sec@ret@db/orders | jdbc:mysql://db/orders",
                "jdbc:mysql://address=(host=db)(password=secret)/orders | jdbc:mysql://address=(...)(...)/orders",
                "jdbc:postgresql://db/orders?password=secret | jdbc:postgresql://db/orders",
                "jdbc:sqlserver://db:1433;databaseName=orders;password=secret | jdbc:sqlserver://db:1433",
                "jdbc:oracle:thin:app/secret@db:1521/orders | jdbc:oracle:thin:@db:1521/orders",
                "jdbc:h2:mem:orders;PASSWORD=secret | jdbc:h2:mem:orders",
                "jdbc:mariadb://db/orders | jdbc:mariadb://db/orders",
            })
    void keepsThePlaceAndDropsTheSecrets(String url, String safe) {
        assertThat(SafeUrl.of(url)).isEqualTo(safe).doesNotContain("secret");
    }

    @Test
    void staysSilentAboutNoUrl() {
        assertThat(SafeUrl.of(null)).isNull();
    }
}
