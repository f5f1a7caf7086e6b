package io.sessionaudit.core.stack;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LibraryTableTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Spring",
                "Spring Data",
                "Spring Batch",
                "Hibernate",
                "EclipseLink",
                "jOOQ",
                "MyBatis",
                "JDBI",
                "Ebean",
                "Exposed",
                "Slick",
                "doobie",
                "Quarkus",
                "Micronaut",
                "Helidon",
                "Narayana",
                "Atomikos",
                "Flyway",
                "Liquibase",
                "Quartz",
                "ShedLock",
                "Flowable",
                "Camunda",
                "Vert.x",
                "Reactor",
                "RxJava",
                "Netty",
                "Tomcat",
                "Jetty",
                "Undertow",
                "Kotlin",
                "Scala",
                "Groovy",
                "Clojure",
                "WildFly",
                "Liberty",
                "GlassFish",
                "WebLogic"
            })
    void containsTheLibrary(String name) {
        assertThat(LibraryTable.load()).containsValue(name);
    }

    /** A prefix without a second label would include unrelated code. */
    @Test
    void prefixesOfCommonDomainsContainAnOrganisation() {
        assertThat(LibraryTable.load().keySet())
                .allMatch(prefix -> !prefix.matches("(com|org|net|io|co|de|fr|uk|eu|dev|app|me)\\."));
    }

    @Test
    void distinguishesDriversAndWrappers() {
        Map<String, String> table = LibraryTable.load();

        assertThat(LibraryTable.isAccess(table.get("org.hsqldb."))).isTrue();
        assertThat(LibraryTable.isAccess(table.get("org.hibernate."))).isFalse();
    }

    @Test
    void parsesPrefixesNamesAndComments() throws IOException {
        assertThat(LibraryTable.parse(new StringReader("# a\n\norg.acme.  Acme Orders\norg.acme.Shop\tShop\n")))
                .containsExactly(Map.entry("org.acme.", "Acme Orders"), Map.entry("org.acme.Shop", "Shop"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.acme.",
                "org.acme Acme",
                "acme Acme",
                ".acme. Acme",
                "org..acme. Acme",
                "org.acme.* Acme",
                "org/acme/ Acme",
                "org.acme. <b>",
                "org.acme. (Driver"
            })
    void rejectsMalformedLines(String line) {
        assertThatThrownBy(() -> LibraryTable.parse(new StringReader("# libraries\n" + line + "\n")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("line 2 is not a prefix and a name: " + line);
    }

    @Test
    void rejectsRepeatedPrefix() {
        assertThatThrownBy(() -> LibraryTable.parse(new StringReader("org.acme. Acme\norg.acme. Other\n")))
                .hasMessage("line 2 repeats the prefix org.acme.");
    }
}
